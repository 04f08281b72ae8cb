package org.dynconv.experiments.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
  @TempDir private Path folder;
  private Registry registry;

  @BeforeEach
  void openRegistry() {
    registry = Registry.open(folder);
  }

  @Test
  void laysOverridesOverTheFileOverItsBaseOverTheDefaults() throws IOException {
    file("base", "epochs: 10", "batch: 64", "lr: 0.3");
    file("child", "extends: base", "batch: 32", "lr: 0.2");

    ExperimentConfig config = registry.resolve("child", List.of("lr=0.05"));

    assertThat(config.name()).isEqualTo("child");
    assertThat(config.training().epochs()).isEqualTo(10);
    assertThat(config.training().batch()).isEqualTo(32);
    assertThat(config.training().learningRate()).isEqualTo(0.05);
    assertThat(config.training().momentum()).isEqualTo(0.9);
    assertThat(origins(config, "epochs", "batch", "lr", "momentum"))
        .containsExactly("base.yaml:1", "child.yaml:2", "command line", "default");
  }

  @Test
  void defaultsAreThePapersTraining() throws IOException {
    file("empty", "title: Nothing set");

    ExperimentConfig config = registry.resolve("empty", List.of());

    assertThat(config.training().epochs()).isEqualTo(350);
    assertThat(config.training().batch()).isEqualTo(256);
    assertThat(config.training().milestones()).containsExactly(150, 250);
    assertThat(config.loss()).isEqualTo(new LossConfig(10, 0.33, true, true, true));
    assertThat(config.training().temperatures()).isEqualTo(Map.of(0, 1.0));
    assertThat(config.training().noiseUntil()).isEqualTo(0.8);
    assertThat(config.model().init()).isEmpty();
  }

  @Test
  void readsListsFromTheCommandLineAsFromFiles() throws IOException {
    file("lists", "budget: [dense, 0.6, 0.3]", "tau: [0:5, 10:0.5]", "milestones: []");

    ExperimentConfig fromFile = registry.resolve("lists", List.of());
    ExperimentConfig typed =
        registry.resolve("lists", List.of("budget=0.5", "tau=2", "milestones=3, 4"));

    assertThat(fromFile.model().budgets())
        .containsExactly(new Budget.Dense(), new Budget.Fraction(0.6), new Budget.Fraction(0.3));
    assertThat(fromFile.training().temperatures()).isEqualTo(Map.of(0, 5.0, 10, 0.5));
    assertThat(fromFile.training().milestones()).isEmpty();
    assertThat(typed.model().budgets()).containsExactly(new Budget.Fraction(0.5));
    assertThat(typed.training().temperatures()).isEqualTo(Map.of(0, 2.0));
    assertThat(typed.training().milestones()).containsExactly(3, 4);
  }

  @Test
  void nestedKeysAreDottedOnes() throws IOException {
    file("nested", "shapes:", "  train: 20", "  foreground-max: 0.5", "shapes.test: 30");

    DataConfig.ShapesConfig shapes = registry.resolve("nested", List.of()).data().shapes();

    assertThat(shapes).isEqualTo(new DataConfig.ShapesConfig(20, 30, 0.05, 0.5));
  }

  @Test
  void reportsAllMistakesTogetherWithFileAndLine() throws IOException {
    file("base", "dataset: shapes", "epochs: many");
    file("wrong", "extends: base", "", "budgte: 0.5", "batch: 0", "augment: yes", "lr: [1, 2]");

    assertThatThrownBy(() -> registry.resolve("wrong", List.of("alpha=-1", "sede=1", "seed")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("8 mistakes in the settings of \"wrong\"")
        .hasMessageContaining(
            "base.yaml:2: epochs: expected a whole number, 1 or more, not \"many\"")
        .hasMessageContaining("wrong.yaml:3: unknown setting \"budgte\". Did you mean \"budget\"?")
        .hasMessageContaining("wrong.yaml:4: batch: expected a whole number from 1 to 65536")
        .hasMessageContaining("wrong.yaml:5: augment: expected true or false, not \"yes\"")
        .hasMessageContaining(
            "wrong.yaml:6: lr: expected a number over 0 and up to 100, not a list")
        .hasMessageContaining("on the command line: alpha: expected a number of 0 or more")
        .hasMessageContaining(
            "on the command line: unknown setting \"sede\". Did you mean \"seed\"?")
        .hasMessageContaining("on the command line: expected key=value");
  }

  @Test
  void refusesNumbersThatOnlyJavaCallsNumbers() throws IOException {
    file("plain", "title: Plain");

    for (String word : List.of("NaN", "Infinity", "1d", "0x1p3", "1e999", "")) {
      assertThatThrownBy(() -> registry.resolve("plain", List.of("alpha=" + word)))
          .as(word)
          .hasMessageContaining("expected a number of 0 or more, not \"" + word + "\"");
    }
    assertThatThrownBy(() -> registry.resolve("plain", List.of("epochs=99999999999")))
        .hasMessageContaining("expected a whole number");
  }

  @Test
  void refusesCirclesAndMissingBases() throws IOException {
    file("a", "extends: b");
    file("b", "title: B", "extends: a");
    file("orphan", "extends: bb");

    assertThatThrownBy(() -> registry.resolve("a", List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("b.yaml:2: extends: \"a\" leads in a circle");
    assertThatThrownBy(() -> registry.resolve("orphan", List.of()))
        .hasMessageContaining("orphan.yaml:1: extends: There is no experiment \"bb\"");
  }

  @Test
  void refusesAKeyGivenTwice() throws IOException {
    file("twice", "epochs: 1", "epochs: 2");

    assertThatThrownBy(() -> registry.resolve("twice", List.of("lr=1", "lr=2")))
        .hasMessageContaining("epochs")
        .hasMessageContaining("on the command line: \"lr\" is given twice");
  }

  @Test
  void saysWhereAFileIsNoYaml() throws IOException {
    file("torn", "title: T", "budget: [0.5, 0.6", "epochs: 3");
    file("scalar", "just words");
    file("two", "epochs: 3", "---", "epochs: 4");

    assertThatThrownBy(() -> registry.resolve("torn", List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("torn.yaml:3: this is no valid YAML");
    assertThatThrownBy(() -> registry.resolve("scalar", List.of()))
        .hasMessageContaining("scalar.yaml:1: expected lines of the form");
    assertThatThrownBy(() -> registry.resolve("two", List.of()))
        .hasMessageContaining("another begins here");
  }

  @Test
  void checksSettingsAgainstEachOther() throws IOException {
    file("plain", "title: Plain");

    assertThatThrownBy(
            () ->
                registry.resolve(
                    "plain",
                    List.of(
                        "shapes.foreground-min=0.5",
                        "shapes.foreground-max=0.2",
                        "milestones=5,5",
                        "tau=3:1",
                        "budget=0.5,0.50",
                        "report=best",
                        "validation=0",
                        "arch=resnet50")))
        .hasMessageContaining("shapes.foreground-min: 0.5 is over shapes.foreground-max")
        .hasMessageContaining("milestones: 5 follows 5")
        .hasMessageContaining("tau: no temperature for epoch 0")
        .hasMessageContaining("budget: 0.5 is there twice")
        .hasMessageContaining("report: the best epoch is chosen on validation images")
        .hasMessageContaining("arch: resnet50 takes images of 224 x 224");
  }

  @Test
  void readsThePapersNumbersAndInheritsThem() throws IOException {
    file(
        "paper",
        "paper:",
        "  - label: ResNet-32",
        "    budget: 0.7",
        "    macs: 55.4",
        "    top1: 93.5",
        "    source: the README");
    file("child", "extends: paper", "epochs: 3");

    ExperimentConfig config = registry.resolve("child", List.of());

    assertThat(config.paper())
        .containsExactly(
            new PaperResult("ResNet-32", OptionalDouble.of(0.7), 55.4, 93.5, "the README"));
    assertThat(config.resolved()).containsKey("paper");
  }

  @Test
  void refusesNumbersOfThePaperWithoutTheirSource() throws IOException {
    file("paper", "paper:", "  - label: ResNet-32", "    macs: 55.4", "    top1: 935");

    assertThatThrownBy(() -> registry.resolve("paper", List.of()))
        .hasMessageContaining("paper.yaml:2: paper: this result lacks \"source\"")
        .hasMessageContaining("paper.yaml:4: paper: top1: expected a number from 0 to 100");
  }

  @Test
  void takesAUsersFileThatExtendsTheRegistryOrANeighbour(@TempDir Path own) throws IOException {
    file("known", "epochs: 7");
    Path mine = own.resolve("mine.yaml");
    Path other = own.resolve("other.yaml");
    Files.writeString(mine, "extends: known\nbatch: 16\n");
    Files.writeString(other, "extends: mine.yaml\n");

    assertThat(registry.resolve(mine.toString(), List.of()).training().epochs()).isEqualTo(7);
    assertThat(registry.resolve(other.toString(), List.of()).training().batch()).isEqualTo(16);
    assertThat(registry.resolve(mine.toString(), List.of()).name()).isEqualTo("mine");
  }

  @Test
  void suggestsTheNearestExperiment() throws IOException {
    file("quickstart", "title: Q");

    assertThatThrownBy(() -> registry.resolve("quikstart", List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("There is no experiment \"quikstart\". Did you mean \"quickstart\"?");
    assertThatThrownBy(() -> registry.resolve("gone.yaml", List.of()))
        .hasMessageContaining("There is no file gone.yaml");
  }

  @Test
  void theResolvedConfigurationReadsBackAsTheSame() throws IOException {
    file("plain", "tau: [0:5, 10:0.5]", "budget: [dense, 0.25]", "lr: 1e-2", "init: w.safetensors");
    ExperimentConfig config = registry.resolve("plain", List.of());
    List<String> overrides =
        config.resolved().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList();

    assertThat(registry.resolve("plain", overrides).resolved()).isEqualTo(config.resolved());
  }

  private void file(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), String.join("\n", lines) + "\n");
  }

  private static List<String> origins(ExperimentConfig config, String... keys) {
    return List.of(keys).stream()
        .map(key -> config.settings().origin(Settings.find(key).orElseThrow()).label())
        .toList();
  }
}
