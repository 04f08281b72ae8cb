package org.dynconv.experiments.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;

/** What one setting demands of another. */
final class CrossChecks {
  private final ResolvedSettings settings;
  private final Problems problems;

  CrossChecks(ResolvedSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  void run() {
    kind();
    if (settings.kind() == Kind.INFERENCE) {
      return;
    }
    foreground();
    milestones();
    temperatures();
    budgets();
    validation();
    imageSize();
  }

  /** A setting that the experiment would not look at is a mistake. */
  private void kind() {
    Kind kind = settings.kind();
    List<Setting<?>> known = Settings.of(kind);
    for (Setting<?> setting : Settings.all()) {
      if (!known.contains(setting) && !(settings.origin(setting) instanceof Origin.Catalogue)) {
        blame(setting, "an experiment of kind " + kind.label() + " does not use it");
      }
    }
    if (kind == Kind.INFERENCE && settings.find(Settings.SPEED_WORK).isEmpty()) {
      blame(Settings.KIND, "inference needs speed.work, as in speed.work=resnet32-cifar:32");
    }
  }

  private void foreground() {
    double least = settings.get(Settings.FOREGROUND_MIN);
    double most = settings.get(Settings.FOREGROUND_MAX);
    if (least > most) {
      blame(
          Settings.FOREGROUND_MIN,
          "%s is over shapes.foreground-max, which is %s".formatted(least, most));
    }
  }

  private void milestones() {
    List<Integer> milestones = settings.get(Settings.MILESTONES);
    for (int i = 1; i < milestones.size(); i++) {
      if (milestones.get(i) <= milestones.get(i - 1)) {
        blame(
            Settings.MILESTONES,
            "%d follows %d; epochs must ascend"
                .formatted(milestones.get(i), milestones.get(i - 1)));
      }
    }
  }

  private void temperatures() {
    List<Temperature> items = settings.get(Settings.TAU);
    Set<Integer> epochs = new HashSet<>();
    for (Temperature item : items) {
      if (!epochs.add(item.epoch())) {
        blame(Settings.TAU, "epoch " + item.epoch() + " has two temperatures");
      }
    }
    if (!epochs.contains(0)) {
      blame(Settings.TAU, "no temperature for epoch 0; begin with 0:1");
    }
  }

  private void budgets() {
    Set<Budget> budgets = new HashSet<>();
    for (Budget budget : settings.get(Settings.BUDGET)) {
      if (!budgets.add(budget)) {
        blame(Settings.BUDGET, budget.label() + " is there twice");
      }
    }
  }

  private void validation() {
    boolean best = settings.get(Settings.REPORT) == ReportedEpoch.BEST;
    if (best && settings.get(Settings.VALIDATION) == 0) {
      blame(
          Settings.REPORT,
          "the best epoch is chosen on validation images, but validation is 0: raise it, or report=last");
    }
  }

  private void imageSize() {
    Architecture network = Architectures.named(settings.get(Settings.ARCHITECTURE));
    DatasetChoice dataset = settings.get(Settings.DATASET);
    boolean small = network.image().height() == 32;
    boolean smallData = dataset != DatasetChoice.IMAGENET_FOLDER;
    if (small != smallData) {
      blame(
          Settings.ARCHITECTURE,
          "%s takes images of %d x %d, which data set %s does not have"
              .formatted(
                  network.name(),
                  network.image().height(),
                  network.image().width(),
                  dataset.label()));
    }
  }

  private void blame(Setting<?> setting, String message) {
    problems.add(settings.origin(setting), setting.key() + ": " + message);
  }
}
