package org.dynconv.experiments.registry;

/**
 * What an experiment reports.
 *
 * @param epoch which epoch's weights are tested
 * @param gallery test images whose masks are drawn
 */
public record ReportConfig(ReportedEpoch epoch, int gallery) {
  static ReportConfig of(ResolvedSettings settings) {
    return new ReportConfig(settings.get(Settings.REPORT), settings.get(Settings.GALLERY));
  }
}
