package org.dynconv.run.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A run of a sweep as it is now.
 *
 * @param id its id in the sweep
 * @param label what sets it apart
 * @param state how far it came
 * @param attempts how often it was started in this sweep
 * @param epoch epochs done, over all its models
 * @param epochs all epochs
 * @param trainTop1 of the last epoch, 0 to 1; null before the first
 * @param folder its run folder, relative to the folder of all runs; null before it is there
 * @param log its output, relative to the folder of all runs; null if it was not started
 * @param message why it failed; null if it did not
 * @param top1 by model name, on the test images, 0 to 1; empty before the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunProgress(
    String id,
    String label,
    RunState state,
    int attempts,
    int epoch,
    int epochs,
    Double trainTop1,
    String folder,
    String log,
    String message,
    Map<String, Double> top1) {}
