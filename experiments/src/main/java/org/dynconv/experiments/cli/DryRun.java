package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.dynconv.experiments.registry.SweepPlan;
import org.dynconv.experiments.sweep.Estimate;
import org.dynconv.experiments.sweep.Estimator;

/** Prints the runs of a sweep with what they would take, and starts none. */
final class DryRun {
  private static final double PETA = 1e15;
  private static final double GIBI = 1L << 30;

  private final Estimator estimator;
  private final int cores;
  private final int atOnce;

  DryRun(int cores, int atOnce) {
    this.estimator = new Estimator(cores);
    this.cores = cores;
    this.atOnce = atOnce;
  }

  void print(SweepPlan plan, PrintWriter out) {
    TextColumns table =
        new TextColumns(List.of("RUN", "MODELS", "EPOCHS", "PMACS", "TIME", "MEMORY"));
    double macs = 0;
    double seconds = 0;
    for (SweepPlan.Point point : plan.points()) {
      Estimate estimate = estimator.estimate(point.config());
      macs += estimate.macs();
      seconds += estimate.seconds();
      table.add(
          List.of(
              point.label().isEmpty() ? plan.experiment() : point.label(),
              String.valueOf(point.config().model().budgets().size()),
              String.valueOf(point.config().training().epochs()),
              decimal(estimate.macs() / PETA),
              time(estimate.seconds()),
              memory(estimate.memoryBytes())));
    }
    table.print(out, "");
    out.println();
    out.println(
        "%d runs, %s PMACs of training; about %s one at a time, %s with %d at a time, %d cores each."
            .formatted(
                plan.points().size(),
                decimal(macs / PETA),
                time(seconds),
                time(seconds / Math.min(atOnce, plan.points().size())),
                atOnce,
                cores));
    out.println(
        "Estimated from a few training steps on this machine as it is now; loading and testing are"
            + " not in it. PMACs: 10^15 multiply-accumulates, forwards and backwards.");
    out.flush();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.0f", value);
  }

  private static String memory(long bytes) {
    return bytes == 0 ? "unknown" : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBI);
  }

  private static String time(double seconds) {
    long minutes = Math.round(seconds / 60);
    if (minutes < 1) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
