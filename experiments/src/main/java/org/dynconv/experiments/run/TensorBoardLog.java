package org.dynconv.experiments.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dynconv.report.MaskGallery;
import org.dynconv.report.MaskSheet;
import org.dynconv.report.MaskedImage;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.MetricsLog;
import org.dynconv.run.ModelResult;
import org.dynconv.tensorboard.EventFile;

/**
 * Writes a model's epochs, and in the end its test and its masks, for TensorBoard. After a cut the
 * epochs are written anew from the run's metrics, so that none stands there twice.
 */
final class TensorBoardLog implements AutoCloseable {
  private static final String SCALARS = "1-epochs";
  private static final String LAST = "2-test";

  private final Path folder;
  private final String model;
  private final MetricsLog log;
  private EventFile epochs;

  /**
   * Prepares the log; it touches nothing until an epoch is done.
   *
   * @param run the run's folder
   * @param model the model's name
   * @param log the run's metrics
   */
  TensorBoardLog(Path run, String model, MetricsLog log) {
    this.folder = folder(run, model);
    this.model = model;
    this.log = log;
  }

  private static Path folder(Path run, String model) {
    return run.resolve("tensorboard").resolve(model);
  }

  /** An epoch is done and stands in the metrics. */
  void onEpoch(EpochMetrics epoch) {
    if (epochs == null) {
      epochs = EventFile.create(folder, SCALARS, Instant.now());
      log.read().stream().filter(line -> line.model().equals(model)).forEach(this::write);
    } else {
      write(epoch);
    }
  }

  private void write(EpochMetrics epoch) {
    scalar("top-1/training", epoch, epoch.trainTop1());
    scalar("top-1/validation", epoch, epoch.validationTop1());
    scalar("loss/total", epoch, epoch.loss().total());
    scalar("loss/cross entropy", epoch, epoch.loss().task());
    if (epoch.targetBudget() != null) {
      scalar("loss/network", epoch, epoch.loss().network());
      scalar("loss/block bounds", epoch, epoch.loss().block());
    }
    scalar("budget/target", epoch, epoch.targetBudget());
    scalar("budget/used", epoch, epoch.usedBudget());
    epoch.blockUsed().forEach((block, used) -> scalar("used by block/" + block, epoch, used));
    scalar("learning rate", epoch, epoch.learningRate());
    scalar("images per second", epoch, epoch.imagesPerSecond());
  }

  private void scalar(String tag, EpochMetrics epoch, Double value) {
    if (value != null) {
      epochs.scalar(tag, epoch.epoch(), Instant.now(), value);
    }
  }

  /** Writes what a model came to on the test images, and its masks where it has some. */
  static void writeTest(Path run, String subject, ModelResult result, List<MaskGallery> galleries) {
    Instant now = Instant.now();
    int step = result.reportedEpoch();
    try (EventFile file = EventFile.create(folder(run, result.model()), LAST, now)) {
      file.scalar("test/top-1", step, now, result.top1());
      file.scalar("test/used budget", step, now, result.usedBudget());
      file.scalar("test/conditional MACs", step, now, result.conditional().used());
      file.scalar("test/all MACs", step, now, result.all().used());
      for (MaskGallery gallery : galleries) {
        if (gallery.model().equals(result.model())) {
          for (int number = 0; number < gallery.images().size(); number++) {
            MaskedImage image = gallery.images().get(number);
            file.image(
                "masks/%d %s".formatted(number, image.label()),
                step,
                now,
                MaskSheet.withSoft()
                    .draw(subject, new MaskGallery(result.model(), List.of(image))));
          }
        }
      }
    }
  }

  @Override
  public void close() {
    if (epochs != null) {
      epochs.close();
    }
  }
}
