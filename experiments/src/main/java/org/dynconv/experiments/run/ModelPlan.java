package org.dynconv.experiments.run;

import java.util.OptionalDouble;
import org.dynconv.architecture.Architecture;
import org.dynconv.training.TrainingSettings;

/**
 * One model of an experiment.
 *
 * @param name unique in the experiment: {@code dense}, {@code budget-0.50}
 * @param budget the target, or nothing for a dense model
 * @param architecture masked where there is a budget
 * @param settings how it is trained
 */
public record ModelPlan(
    String name, OptionalDouble budget, Architecture architecture, TrainingSettings settings) {}
