package org.dynconv.experiments.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dynconv.run.Configuration;

/**
 * An experiment with every setting decided.
 *
 * @param name its name in the registry, or the name of the user's file
 * @param title what it shows, in one line
 * @param reproduces the paper's figure, table or claim that it reruns
 * @param profile whether the training is the paper's own or a short one
 * @param paper the paper's numbers to compare with
 * @param grid the runs of a sweep over it
 * @param data the data
 * @param model the networks
 * @param training how they are trained
 * @param loss the sparsity loss
 * @param reporting what is reported
 * @param speed what is measured, for an experiment of kind inference
 * @param settings every setting with where it came from
 */
public record ExperimentConfig(
    String name,
    String title,
    Optional<String> reproduces,
    Profile profile,
    List<PaperResult> paper,
    Grid grid,
    DataConfig data,
    ModelConfig model,
    TrainingConfig training,
    LossConfig loss,
    ReportConfig reporting,
    Optional<SpeedConfig> speed,
    ResolvedSettings settings) {
  /** Copies the paper's numbers. */
  public ExperimentConfig {
    paper = List.copyOf(paper);
  }

  static ExperimentConfig of(
      String name, ResolvedSettings settings, List<PaperResult> paper, Grid grid) {
    return new ExperimentConfig(
        name,
        settings.find(Settings.TITLE).orElse(name),
        settings.find(Settings.REPRODUCES),
        settings.get(Settings.PROFILE),
        paper,
        grid,
        DataConfig.of(settings),
        ModelConfig.of(settings),
        TrainingConfig.of(settings),
        LossConfig.of(settings),
        ReportConfig.of(settings),
        settings.kind() == Kind.INFERENCE
            ? Optional.of(SpeedConfig.of(settings))
            : Optional.empty(),
        settings);
  }

  /**
   * The resolved configuration for a run's record and its hash: every setting that has a value, in
   * the catalogue's order, and the paper's numbers under {@code paper}.
   *
   * @return values of JSON's kinds
   */
  public Map<String, Object> resolved() {
    Map<String, Object> map = new LinkedHashMap<>(settings.canonical());
    if (!paper.isEmpty()) {
      map.put("paper", paper.stream().map(PaperResult::canonical).toList());
    }
    return Collections.unmodifiableMap(map);
  }

  /**
   * The resolved configuration as a run's record keeps it.
   *
   * @return {@link #resolved()} with its hash
   */
  public Configuration configuration() {
    return new Configuration(resolved());
  }
}
