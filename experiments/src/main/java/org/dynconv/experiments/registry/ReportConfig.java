package org.dynconv.experiments.registry;

import java.util.Optional;

/**
 * What an experiment reports.
 *
 * @param epoch which epoch's weights are tested
 * @param testBackend name of a backend of the inference engine that tests too, if any
 * @param gallery test images whose masks are drawn
 */
public record ReportConfig(ReportedEpoch epoch, Optional<String> testBackend, int gallery) {
  static ReportConfig of(ResolvedSettings settings) {
    return new ReportConfig(
        settings.get(Settings.REPORT),
        settings.find(Settings.TEST_BACKEND),
        settings.get(Settings.GALLERY));
  }
}
