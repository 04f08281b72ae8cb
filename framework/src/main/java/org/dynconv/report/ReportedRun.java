package org.dynconv.report;

import java.util.List;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.RunRecord;
import org.dynconv.run.StoredRun;

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

  /**
   * Reads what a run left in its folder.
   *
   * @param run the run
   * @return it with its epochs and the masks it kept
   * @throws org.dynconv.error.UserException when a file is damaged or cannot be read
   */
  public static ReportedRun of(StoredRun run) {
    return new ReportedRun(
        run.id(), run.record(), run.metrics(), GalleryFiles.read(run.folder().resolve("masks")));
  }
}
