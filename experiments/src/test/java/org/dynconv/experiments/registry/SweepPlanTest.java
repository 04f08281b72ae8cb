package org.dynconv.experiments.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPlanTest {
  @TempDir private Path folder;
  private Registry registry;

  @BeforeEach
  void writeExperiments() throws IOException {
    registry = Registry.open(folder);
    file("plain", "epochs: 3");
    file(
        "union",
        "grid:",
        "  - arch: [resnet8-cifar, resnet14-cifar]",
        "    budget: [dense]",
        "  - arch: [resnet14-cifar]",
        "    budget: [0.5, 0.7]");
  }

  @Test
  void combinesEveryValueWithEveryOther() {
    SweepPlan plan = registry.plan("plain", List.of("budget=0.3,0.5", "seed=0..2"));

    assertThat(labels(plan))
        .containsExactly(
            "budget=0.3 seed=0",
            "budget=0.3 seed=1",
            "budget=0.3 seed=2",
            "budget=0.5 seed=0",
            "budget=0.5 seed=1",
            "budget=0.5 seed=2");
    assertThat(plan.points().getLast().config().training().seed()).isEqualTo(2);
    assertThat(plan.points().getLast().config().model().budgets())
        .containsExactly(new Budget.Fraction(0.5));
  }

  @Test
  void withoutAxesItIsOneRunOfTheExperimentItself() {
    SweepPlan plan = registry.plan("plain", List.of());

    assertThat(plan.points()).hasSize(1);
    assertThat(plan.points().getFirst().config().resolved())
        .isEqualTo(registry.resolve("plain", List.of()).resolved());
  }

  @Test
  void theExperimentsOwnGridIsAUnionOfParts() {
    assertThat(labels(registry.plan("union", List.of())))
        .containsExactly(
            "arch=resnet8-cifar budget=dense",
            "arch=resnet14-cifar budget=dense",
            "arch=resnet14-cifar budget=0.5",
            "arch=resnet14-cifar budget=0.7");
  }

  @Test
  void wordsReplaceAxesOfTheirKeyAndAreAddedOtherwise() {
    assertThat(labels(registry.plan("union", List.of("budget=0.2", "seed=1,2"))))
        .containsExactly(
            "arch=resnet8-cifar seed=1",
            "arch=resnet8-cifar seed=2",
            "arch=resnet14-cifar seed=1",
            "arch=resnet14-cifar seed=2");
  }

  @Test
  void rangesHaveSteps() {
    assertThat(registry.plan("plain", List.of("budget=0.1..0.9:0.2")).points())
        .extracting(point -> point.config().model().budgets().getFirst().label())
        .containsExactly("0.1", "0.3", "0.5", "0.7", "0.9");
  }

  @Test
  void equalConfigurationsAreOneRun() {
    assertThat(registry.plan("plain", List.of("lr=0.1,1e-1,0.2")).points()).hasSize(2);
  }

  @Test
  void aListValueIsNotTornApart() {
    assertThat(registry.plan("plain", List.of("milestones=1,2")).points())
        .singleElement()
        .satisfies(
            point -> assertThat(point.config().training().milestones()).containsExactly(1, 2));
  }

  @Test
  void refusesWhatIsNoAxis() {
    assertThatThrownBy(() -> registry.plan("plain", List.of("seed")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Expected key=value,value");
    assertThatThrownBy(() -> registry.plan("plain", List.of("seed=2..0")))
        .hasMessageContaining("write the smaller number first");
    assertThatThrownBy(() -> registry.plan("plain", List.of("seed=0..100000000")))
        .hasMessageContaining("has over 1000 values");
    assertThatThrownBy(() -> registry.plan("plain", List.of("sed=0..2")))
        .hasMessageContaining("unknown setting \"sed\"");
    assertThatThrownBy(() -> registry.plan("plain", List.of("budget=0.5,5")))
        .hasMessageContaining("budget: expected \"dense\" or a number");
  }

  @Test
  void checksTheGridOfAFileWithTheRestOfIt() throws IOException {
    file(
        "wrong",
        "epochs: 0",
        "grid:",
        "  budgte: [0.5]",
        "  alpha: [1, -1]",
        "  seed: []",
        "  lr:");

    assertThatThrownBy(() -> registry.resolve("wrong", List.of()))
        .hasMessageContaining("wrong.yaml:1: epochs: expected")
        .hasMessageContaining("wrong.yaml:3: grid: unknown setting \"budgte\". Did you mean")
        .hasMessageContaining(
            "wrong.yaml:4: grid: alpha: expected a number of 0 or more, not \"-1\"")
        .hasMessageContaining("wrong.yaml:5: grid: seed: expected at least one value")
        .hasMessageContaining("wrong.yaml:6: grid: lr: expected a number");
  }

  private static List<String> labels(SweepPlan plan) {
    return plan.points().stream().map(SweepPlan.Point::label).toList();
  }

  private void file(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), String.join("\n", lines) + "\n");
  }
}
