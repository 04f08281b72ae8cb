package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dynconv.inference.Backends;
import org.dynconv.run.EngineTest;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --backend}: the engine tests what was trained. */
class TestBackendTest {
  private static final String[] TINY = {
    "run",
    "quickstart",
    "epochs=1",
    "shapes.train=160",
    "shapes.test=40",
    "batch=32",
    "budget=dense,0.5",
    "gallery=0",
    "threads=1"
  };

  @TempDir Path runs;

  @Test
  void theEngineTestsEachModelAndRecordTableAndTerminalSaySo() {
    CommandResult result = run("--backend", "reference");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("Engine", "predictions")
        .contains("dense, tested by libtorch and by reference: 0 of 40 predictions differ")
        .contains("budget-0.5, tested by libtorch and by reference: ");
    RunRecord record = new RunStore(runs).find("quickstart").record();
    assertThat(record.configuration().values()).containsEntry("test-backend", "reference");
    for (ModelResult model : record.results()) {
      EngineTest test = model.engineTest();
      assertThat(test.backend()).isEqualTo("reference");
      assertThat(test.testCount()).isEqualTo(40);
      assertThat(test.otherPredictions()).isZero();
      assertThat(test.top1()).isEqualTo(model.top1());
      assertThat(test.usedBudget()).isEqualTo(model.usedBudget());
      assertThat(test.imagesPerSecond()).isPositive();
    }
    assertThat(new RunStore(runs).find("quickstart").folder().resolve("results.csv"))
        .content()
        .contains("Engine top-1 (%)", "Other predictions", "reference");

    CommandResult again = CommandResult.of(runs, "rerun", "quickstart", "--backend", "reference");
    assertThat(again.code()).as(again.out() + again.err()).isZero();
    assertThat(CommandResult.of(runs, "rerun", "quickstart", "--backend", "vector").err())
        .contains("the backend of the record, which is reference");
  }

  @Test
  void aCutRunGoesOnOnlyWithTheSameBackend() {
    assertThat(run().code()).isZero();
    String folder = new RunStore(runs).find("quickstart").folder().toString();

    CommandResult other = run("--backend", "reference", "--resume", folder);

    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("was run with other settings");
  }

  @Test
  void aBackendThatCannotRunIsRefusedBeforeAnythingIsTrained() {
    assertMistake("did you mean \"vector\"", "--backend", "vectr");
    // Where no TornadoVM SDK was found, nothing of it was built.
    boolean built = Backends.all().stream().anyMatch(b -> b.name().equals("tornado"));
    assertMistake(
        built ? "\"tornado\" cannot run here" : "no backend \"tornado\"", "--backend", "tornado");
    assertMistake("only one backend", "--backend", "vector,reference");
    assertMistake("expected driver and device", "--device", "first");
    assertThat(Files.exists(runs.resolve("quickstart"))).isFalse();
  }

  @Test
  void anExperimentOfSpeedMeasuresIt() {
    CommandResult result =
        CommandResult.of(
            runs,
            "run",
            "inference-speed",
            "speed.work=resnet8-cifar:1",
            "speed.blocks=",
            "speed.densities=0.5",
            "speed.turns=1",
            "speed.turn-seconds=0",
            "threads=1",
            "--backend",
            "reference");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("reference").doesNotContain("vector");
  }

  private CommandResult run(String... more) {
    String[] all = new String[TINY.length + more.length];
    System.arraycopy(TINY, 0, all, 0, TINY.length);
    System.arraycopy(more, 0, all, TINY.length, more.length);
    return CommandResult.of(runs, all);
  }

  private void assertMistake(String message, String... more) {
    CommandResult result = run(more);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).containsIgnoringCase(message).doesNotContain("\tat ");
  }
}
