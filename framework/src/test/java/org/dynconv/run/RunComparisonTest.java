package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
  private static final RunRecord RECORD =
      SampleRuns.started("quickstart", Instant.EPOCH)
          .withResult(SampleRuns.masked("budget-0.5", 0.5))
          .withArtefacts(
              Map.of(
                  "models/budget-0.5/weights.safetensors", "a".repeat(64),
                  "results.csv", "b".repeat(64)));

  @TempDir private Path root;
  private StoredRun first;

  @BeforeEach
  void storeTheFirst() {
    first = stored(RECORD, 650);
  }

  @Test
  void runsThatDifferInTimesAndReportFilesOnlyAreIdentical() {
    RunRecord second =
        RECORD.withArtefacts(Map.of("results.csv", "c".repeat(64))).done(Instant.EPOCH);

    RunComparison comparison = RunComparison.of(first, stored(second, 2));

    assertThat(comparison.identical()).isTrue();
    assertThat(comparison.text())
        .startsWith(
            "Identical: 1 files of weights and masks, 1 epochs, 1 test results.\n"
                + "That although the records differ:\n"
                + "  code: both had changes that no commit holds");
  }

  @Test
  void otherWeightsAreExplainedByTheMachineTheyWereMadeOn() {
    RunRecord second =
        on(new Environment(
                "Vendor",
                "25+36",
                List.of(),
                "Linux 6.1 amd64",
                "Another Processor",
                8,
                8L << 30,
                Map.of("libtorch", "2.11.0")))
            .withArtefacts(Map.of("models/budget-0.5/weights.safetensors", "d".repeat(64)));

    RunComparison comparison = RunComparison.of(first, stored(second, 650));

    assertThat(comparison.identical()).isFalse();
    assertThat(comparison.differences())
        .containsExactly(
            "models/budget-0.5/weights.safetensors: aaaaaaaaaaaa before, now dddddddddddd");
    assertThat(comparison.causes())
        .contains(
            "processor: Some Processor before, now Another Processor (other instructions round sums"
                + " otherwise)",
            "cores: 2 before, now 8 (threads decide the order in which sums are taken)",
            "libtorch: 2.10.0 before, now 2.11.0 (another version may compute otherwise)");
  }

  @Test
  void whatNoRecordExplainsIsSaidToBeUnexplained() {
    RunRecord clean = withRevision(RECORD, new Revision(RECORD.revision().commit(), false));
    StoredRun one = stored(clean, 650);
    StoredRun other = stored(clean.withResult(SampleRuns.dense("dense")), 650);

    RunComparison comparison = RunComparison.of(one, other);

    assertThat(comparison.differences())
        .containsExactly("test result of dense: only in the second run");
    assertThat(comparison.text()).endsWith("the computation does not repeat itself.");
  }

  private StoredRun stored(RunRecord record, double speed) {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      folder.save(record);
      EpochMetrics e = SampleRuns.epoch("budget-0.5", 1);
      folder
          .metrics()
          .append(
              new EpochMetrics(
                  e.model(),
                  e.epoch(),
                  e.step(),
                  e.learningRate(),
                  e.loss(),
                  e.trainTop1(),
                  e.validationTop1(),
                  e.targetBudget(),
                  e.usedBudget(),
                  speed,
                  1 / speed,
                  e.blockUsed()));
      return RunStore.load(folder.path());
    }
  }

  private static RunRecord on(Environment machine) {
    return copy(RECORD, RECORD.revision(), machine);
  }

  private static RunRecord withRevision(RunRecord record, Revision revision) {
    return copy(record, revision, record.environment());
  }

  private static RunRecord copy(RunRecord r, Revision revision, Environment machine) {
    return new RunRecord(
        r.version(),
        r.experiment(),
        r.configuration(),
        r.configurationHash(),
        r.seeds(),
        revision,
        machine,
        r.data(),
        r.status(),
        r.started(),
        r.finished(),
        r.failure(),
        r.results(),
        r.artefacts());
  }
}
