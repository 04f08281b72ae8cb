package org.dynconv.experiments.bench;

import java.util.Locale;
import org.dynconv.report.SpeedRow;

/** Where a measured network's masks come from. */
sealed interface MaskSource {
  /** Masks of a density that was asked for. */
  record Given(double density) implements MaskSource {}

  /** What the mask units of a trained network decide, which was trained for a budget. */
  record Own(double budget) implements MaskSource {}

  /** For messages. */
  default String label() {
    return switch (this) {
      case Given given -> String.format(Locale.ROOT, "density %s", given.density());
      case Own own -> String.format(Locale.ROOT, "its own masks of budget %s", own.budget());
    };
  }

  /** Together with what the masks came to. */
  default SpeedRow.Densities densities(double used, double dilated, double budget) {
    return switch (this) {
      case Given given -> new SpeedRow.Densities(given.density(), used, dilated, budget, null);
      case Own own -> new SpeedRow.Densities(null, used, dilated, budget, own.budget());
    };
  }
}
