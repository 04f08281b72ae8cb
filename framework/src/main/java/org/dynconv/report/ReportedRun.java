package org.dynconv.report;

import java.util.List;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.RunRecord;

/**
 * A run and what a report shows of it.
 *
 * @param id the run's id
 * @param record what the run was
 * @param metrics its epochs; may be none
 * @param galleries its masks by model; may be none
 */
public record ReportedRun(
    String id, RunRecord record, List<EpochMetrics> metrics, List<MaskGallery> galleries) {
  /**
   * Copies the lists.
   *
   * @param id the run's id
   * @param record what the run was
   * @param metrics its epochs
   * @param galleries its masks by model
   */
  public ReportedRun {
    metrics = List.copyOf(metrics);
    galleries = List.copyOf(galleries);
  }
}
