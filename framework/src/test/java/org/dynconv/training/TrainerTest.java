package org.dynconv.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.CifarResNet;
import org.dynconv.data.Augmentation;
import org.dynconv.data.Normalisation;
import org.dynconv.data.Shapes;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final RootSeed SEED = new RootSeed(11);
  private static final Architecture MASKED = CifarResNet.ofDepth(8).withMasks();
  private static final StateDict NOTHING = new StateDict(Map.of());

  @TempDir Path root;

  @Test
  void theSameSeedGivesTheSameWeightsBitForBit() throws Exception {
    StateDict first = train(folder("first"), SEED, TrainingListener.SILENT).weights();
    StateDict second = train(folder("second"), SEED, TrainingListener.SILENT).weights();
    StateDict other = train(folder("other"), new RootSeed(12), TrainingListener.SILENT).weights();

    assertThat(first.tensors()).isEqualTo(second.tensors());
    assertThat(first.get("fc.weight")).isNotEqualTo(other.get("fc.weight"));
  }

  @Test
  void aTrainingThatWasCutEndsWithTheBitsOfAnUninterruptedOne() throws Exception {
    List<EpochReport> whole = new ArrayList<>();
    TrainedModel uninterrupted = train(folder("whole"), SEED, collecting(whole, -1));

    List<EpochReport> resumed = new ArrayList<>();
    Path cut = folder("cut");
    for (int stepsUntilCut : new int[] {3, 2, 4}) {
      assertThatThrownBy(() -> train(cut, SEED, collecting(resumed, stepsUntilCut)))
          .isInstanceOf(Cut.class);
    }
    TrainedModel finished = train(cut, SEED, collecting(resumed, -1));

    assertThat(finished.weights().tensors()).isEqualTo(uninterrupted.weights().tensors());
    assertThat(resumed).extracting(EpochReport::epoch).endsWith(0, 1);
    EpochReport last = resumed.getLast();
    assertThat(last.totalLoss()).isEqualTo(whole.getLast().totalLoss());
    assertThat(last.blockUsed()).isEqualTo(whole.getLast().blockUsed());
    assertThat(last.validationTop1()).isEqualTo(whole.getLast().validationTop1());
  }

  @Test
  void theBestEpochOnTheValidationSplitCanBeReported() throws Exception {
    List<EpochReport> reports = new ArrayList<>();
    try (Trainer trainer =
        new Trainer(
            MASKED,
            settings(TrainingSettings.Reporting.BEST_VALIDATION),
            data(),
            SEED,
            NOTHING,
            folder("best"),
            collecting(reports, -1))) {
      TrainedModel model = trainer.train();

      double best = reports.get(model.epoch()).validationTop1().orElseThrow();
      assertThat(reports)
          .allSatisfy(r -> assertThat(r.validationTop1().orElseThrow()).isLessThanOrEqualTo(best));
    }
  }

  private TrainedModel train(Path folder, RootSeed seed, TrainingListener listener) {
    try (Trainer trainer =
        new Trainer(
            MASKED,
            settings(TrainingSettings.Reporting.LAST),
            data(),
            seed,
            NOTHING,
            folder,
            listener)) {
      return trainer.train();
    }
  }

  private static TrainingData data() {
    return new TrainingData(
        Shapes.builder(new RootSeed(3)).size(150).build(),
        Optional.of(Shapes.builder(new RootSeed(4)).size(60).build()),
        Augmentation.cifar(),
        Normalisation.CIFAR10);
  }

  private static TrainingSettings settings(TrainingSettings.Reporting reporting) {
    return new TrainingSettings(
        2,
        32,
        new LearningRateSchedule.OneCycle(0.1, 0.3),
        0.9,
        5e-4,
        false,
        Optional.of(LossSettings.ofPaper(0.5)),
        new TreeMap<>(Map.of(0, 1.0)),
        0.8,
        reporting,
        2,
        2);
  }

  private Path folder(String name) throws Exception {
    Path folder = root.resolve(name);
    return Files.exists(folder) ? folder : Files.createDirectory(folder);
  }

  /** Collects reports; throws after so many steps, or never when negative. */
  private static TrainingListener collecting(List<EpochReport> reports, int stepsUntilCut) {
    return new TrainingListener() {
      private int left = stepsUntilCut;

      @Override
      public void onStep(EpochReport.Progress progress) {
        if (--left == 0) {
          throw new Cut();
        }
      }

      @Override
      public void onEpoch(EpochReport report) {
        reports.add(report);
      }
    };
  }

  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
