package org.dynconv.experiments.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublishedExperimentsTest {
  private static final Registry REGISTRY = Registry.open(folder());

  @TestFactory
  Stream<DynamicTest> everyFileResolvesAndSaysWhatItReproduces() {
    return REGISTRY.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      ExperimentConfig config = REGISTRY.resolve(name, List.of());
                      assertThat(config.title()).isNotEqualTo(name);
                      assertThat(config.reproduces()).isPresent();
                    }));
  }

  @Test
  void titlesDiffer() {
    Set<String> titles = new HashSet<>();
    for (String name : REGISTRY.names()) {
      assertThat(titles.add(REGISTRY.resolve(name, List.of()).title())).as(name).isTrue();
    }
  }

  @Test
  void resnet32OnCifarHasThePapersScheduleAndAShortOneBesideIt() {
    ExperimentConfig paper = REGISTRY.resolve("cifar10-resnet32", List.of());
    ExperimentConfig brief = REGISTRY.resolve("cifar10-resnet32-short", List.of());

    assertThat(paper.profile()).isEqualTo(Profile.PAPER);
    assertThat(paper.training().epochs()).isEqualTo(350);
    assertThat(paper.training().milestones()).containsExactly(150, 250);
    assertThat(paper.reporting().epoch()).isEqualTo(ReportedEpoch.LAST);
    assertThat(brief.profile()).isEqualTo(Profile.SHORT);
    assertThat(brief.training().schedule()).isEqualTo(ScheduleChoice.ONE_CYCLE);
    assertThat(brief.paper()).isEqualTo(paper.paper()).isNotEmpty();
  }

  /** Tests run in the module's folder, or in the project's. */
  private static Path folder() {
    Path inModule = Path.of("registry");
    return Files.isDirectory(inModule) ? inModule : Path.of("experiments/registry");
  }
}
