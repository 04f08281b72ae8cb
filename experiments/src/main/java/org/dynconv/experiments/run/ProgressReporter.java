package org.dynconv.experiments.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dynconv.training.EpochReport;
import org.dynconv.training.TrainingListener;

/** Shows a training: a live bar on a terminal, a line an epoch elsewhere. */
final class ProgressReporter implements TrainingListener, AutoCloseable {
  private static final int WIDTH = 140;

  private final String model;
  private final int epochs;
  private final OptionalDouble budget;
  private final PrintStream out;
  private final boolean live;
  private ProgressBar bar;

  ProgressReporter(ModelPlan plan, PrintStream out, boolean live) {
    this.model = plan.name();
    this.epochs = plan.settings().epochs();
    this.budget = plan.budget();
    this.out = out;
    this.live = live;
  }

  @Override
  public void onStep(EpochReport.Progress progress) {
    if (!live) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(model)
              .setInitialMax((long) epochs * progress.imagesInEpoch())
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(250)
              .hideEta()
              .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
              .build();
    }
    long done = (long) progress.epoch() * progress.imagesInEpoch() + progress.imagesDone();
    bar.stepTo(done);
    double left = (bar.getMax() - done) / progress.imagesPerSecond();
    bar.setExtraMessage(
        " epoch %d/%d %4.0f images/s loss %.3f top-1 %.1f %%%s left %s"
            .formatted(
                progress.epoch() + 1,
                epochs,
                progress.imagesPerSecond(),
                progress.loss(),
                100 * progress.top1(),
                progress.usedBudget().map(this::budget).orElse(""),
                clock(left)));
  }

  @Override
  public void onEpoch(EpochReport report) {
    if (live) {
      return;
    }
    out.println(
        "%s: epoch %d/%d, %.0f images/s, loss %.3f, top-1 %.1f %%%s%s"
            .formatted(
                model,
                report.epoch() + 1,
                epochs,
                report.imagesPerSecond(),
                report.totalLoss(),
                100 * report.trainTop1(),
                report.validationTop1().isPresent()
                    ? " (validation %.1f %%)".formatted(100 * report.validationTop1().getAsDouble())
                    : "",
                report.usedBudget().isPresent() ? budget(report.usedBudget().getAsDouble()) : ""));
  }

  private String budget(double used) {
    return String.format(Locale.ROOT, " budget %.2f used %.2f", budget.orElse(Double.NaN), used);
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return "%d:%02d".formatted(whole / 60, whole % 60);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
