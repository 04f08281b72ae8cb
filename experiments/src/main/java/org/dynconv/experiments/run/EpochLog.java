package org.dynconv.experiments.run;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.LossTerms;
import org.dynconv.run.MetricsLog;
import org.dynconv.training.EpochReport;
import org.dynconv.training.TrainingListener;

/** Writes every epoch to the run's metrics, and to TensorBoard if asked; passes everything on. */
final class EpochLog implements TrainingListener {
  private final ModelPlan model;
  private final MetricsLog log;
  private final TrainingListener next;
  private final CleanStop stop;
  private final Optional<TensorBoardLog> tensorBoard;

  EpochLog(
      ModelPlan model,
      MetricsLog log,
      TrainingListener next,
      CleanStop stop,
      Optional<TensorBoardLog> tensorBoard) {
    this.model = model;
    this.log = log;
    this.next = next;
    this.stop = stop;
    this.tensorBoard = tensorBoard;
  }

  @Override
  public void onStep(EpochReport.Progress progress) {
    next.onStep(progress);
    stop.check();
  }

  @Override
  public void onEpoch(EpochReport report) {
    // An epoch that is trained anew after a cut replaces what was written of it.
    log.truncateAfter(model.name(), report.epoch());
    EpochMetrics metrics =
        new EpochMetrics(
            model.name(),
            report.epoch() + 1,
            report.step(),
            report.learningRate(),
            new LossTerms(
                report.totalLoss(), report.taskLoss(), report.networkLoss(), report.blockLoss()),
            report.trainTop1(),
            boxed(report.validationTop1()),
            boxed(model.budget()),
            boxed(report.usedBudget()),
            report.imagesPerSecond(),
            report.seconds(),
            report.blockUsed());
    log.append(metrics);
    tensorBoard.ifPresent(board -> board.onEpoch(metrics));
    next.onEpoch(report);
  }

  /** Share right on the validation split in one epoch, counted from 0. */
  Optional<Double> validationTop1(int epoch) {
    return log.read().stream()
        .filter(line -> line.model().equals(model.name()) && line.epoch() == epoch + 1)
        .findFirst()
        .map(EpochMetrics::validationTop1);
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
