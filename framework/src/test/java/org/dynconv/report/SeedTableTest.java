package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import org.dynconv.run.SampleRuns;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SeedTableTest {
  @Test
  void averagesOverSeedsAndSaysHowManyThereWere() {
    Table table =
        SeedTable.of(List.of(run(0.90, 1000), run(0.92, 1000), run(0.94, 1000), run(0.5, 500)));
    // sd of 90, 92, 94 is 2; t for 2 degrees of freedom 4.3027; 4.3027 * 2 / sqrt(3) = 4.97.
    assertThat(TableFormat.MARKDOWN.render(table).lines().skip(2))
        .containsExactly(
            "| sweep | masked | 0.30 | 3 | 0.312 | 92.00 | 2.00 | 4.97 | 1,000 | 3.123 | 5.623 |",
            "| sweep | masked | 0.30 | 1 | 0.312 | 50.00 | – | – | 500 | 3.123 | 5.623 |");
  }

  private static RunRecord run(double top1, int images) {
    ModelResult sample = SampleRuns.masked("masked", 0.3);
    return SampleRuns.started("sweep", Instant.EPOCH)
        .withResult(
            new ModelResult(
                sample.model(),
                sample.targetBudget(),
                sample.usedBudget(),
                top1,
                images,
                null,
                sample.conditional(),
                sample.all(),
                sample.throughput(),
                sample.densities(),
                1,
                "last epoch"));
  }
}
