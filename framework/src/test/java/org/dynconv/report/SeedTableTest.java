package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.run.Configuration;
import org.dynconv.run.Macs;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import org.dynconv.run.SampleRuns;
import org.dynconv.run.Seeds;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;

class SeedTableTest {
  @Test
  void averagesOverSeedsAndSaysHowManyThereWere() {
    // sd of 90, 92, 94 is 2; t for 2 degrees of freedom 4.3027; 4.3027 * 2 / sqrt(3) = 4.97.
    assertThat(
            rows(
                run(1, Map.of(), 0.90, 1000),
                run(2, Map.of(), 0.92, 1000),
                run(3, Map.of(), 0.94, 1000),
                run(4, Map.of(), 0.5, 500)))
        .containsExactly(
            "| sweep | short | m | 0.30 | 3 | 3 | 0.312 | 92.00 | 2.00 | 4.97 | 1,000 | 3.123 | 5.623 | yes |",
            "| sweep | short | m | 0.30 | 1 | 1 | 0.312 | 50.00 | – | – | 500 | 3.123 | 5.623 | yes |");
  }

  @Test
  void runsThatDifferInASettingStandApartWithItsValue() {
    List<RunRecord> runs = new ArrayList<>();
    for (double alpha : new double[] {1, 10}) {
      for (int seed = 0; seed < 2; seed++) {
        runs.add(run(seed, Map.of("alpha", alpha), 0.8 + alpha / 100 + seed / 100.0, 1000));
      }
    }

    assertThat(SeedTable.of(runs).columnNames()).contains("alpha").doesNotContain("seed", "epochs");
    assertThat(rows(runs.toArray(RunRecord[]::new)))
        .containsExactly(
            "| sweep | short | m | 1 | 0.30 | 2 | 2 | 0.312 | 81.50 | 0.71 | 6.35 | 1,000 | 3.123 | 5.623 |  |",
            "| sweep | short | m | 10 | 0.30 | 2 | 2 | 0.312 | 90.50 | 0.71 | 6.35 | 1,000 | 3.123 | 5.623 | yes |");
  }

  @Test
  void whatChangesNoResultSetsNothingApart() {
    List<String> names =
        SeedTable.of(
                List.of(
                    run(1, Map.of("gallery", 2, "title", "a", "budget", List.of(0.3)), 0.9, 1000),
                    run(2, Map.of("gallery", 8, "title", "b", "budget", List.of(0.5)), 0.9, 1000)))
            .columnNames();

    assertThat(names).doesNotContain("gallery", "title", "budget");
  }

  @Test
  void theWeightOfTheSparsityLossSetsNoDenseModelsApart() {
    RunRecord one = started(0, Map.of("alpha", 1)).withResult(SampleRuns.dense("dense"));
    RunRecord ten = started(1, Map.of("alpha", 10)).withResult(SampleRuns.dense("dense"));

    assertThat(SeedTable.of(List.of(one, ten)).rowCount()).isEqualTo(1);
  }

  @Test
  void aSettingThatOnlySomeRunsHaveSetsThemApart() {
    assertThat(rows(run(1, Map.of("init", "a.pt"), 0.9, 1000), run(2, Map.of(), 0.8, 1000)))
        .containsExactly(
            "| sweep | short | m | a.pt | 0.30 | 1 | 1 | 0.312 | 90.00 | – | – | 1,000 | 3.123 | 5.623 | yes |",
            "| sweep | short | m | – | 0.30 | 1 | 1 | 0.312 | 80.00 | – | – | 1,000 | 3.123 | 5.623 |  |");
  }

  @Test
  void imagesOfAnotherKindAreNoRivals() {
    assertThat(
            rows(
                run(1, Map.of("shapes.foreground-min", 0.05), 0.9, 1000),
                run(1, Map.of("shapes.foreground-min", 0.2), 0.8, 1000)))
        .containsExactly(
            "| sweep | short | m | 0.05 | 0.30 | 1 | 1 | 0.312 | 90.00 | – | – | 1,000 | 3.123 | 5.623 | yes |",
            "| sweep | short | m | 0.2 | 0.30 | 1 | 1 | 0.312 | 80.00 | – | – | 1,000 | 3.123 | 5.623 | yes |");
  }

  @Test
  void aRepeatedSeedIsNoFurtherSeed() {
    assertThat(
            rows(
                run(1, Map.of(), 0.90, 1000),
                run(1, Map.of(), 0.90, 1000),
                run(2, Map.of(), 0.94, 1000)))
        .containsExactly(
            "| sweep | short | m | 0.30 | 2 | 3 | 0.312 | 92.00 | 2.83 | 25.41 | 1,000 | 3.123 | 5.623 | yes |");
  }

  @Test
  void methodsAreComparedAtEqualCostSeedBySeed() {
    List<RunRecord> runs = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      // At 5 M the dense line is half way between its points: 80 % and 90 %, plus the seed's luck.
      double luck = seed / 100.0;
      runs.add(at(seed, "small", null, 4e6, 0.80 + luck));
      runs.add(at(seed, "large", null, 6e6, 0.90 + luck));
      runs.add(at(seed, "large", 0.5, 5e6, 0.87 + luck + seed / 1000.0));
      runs.add(at(seed, "large", 0.9, 7e6, 0.92));
    }

    List<Method> methods = Method.among(SeedGroup.of(runs));

    assertThat(methods).extracting(Method::name).containsExactly("dense", "masked, arch=large");
    // Differences 2.0, 2.1, 2.2: mean 2.1, sd 0.1, ± 4.3027 * 0.1 / sqrt(3), t = 2.1 / (0.1 /
    // sqrt(3)).
    assertThat(
            TableFormat.MARKDOWN
                .render(MethodComparison.of(methods, CostFigure.ALL))
                .lines()
                .skip(2))
        .containsExactly(
            "| dense | masked, arch=large | b0.5, arch=large | 5.000 | 3 | 2.10 | 0.25 | 36.37 | 0.0008 |",
            "| dense | masked, arch=large | b0.9, arch=large | 7.000 | 0 | – | – | – | – |");
  }

  private static List<String> rows(RunRecord... runs) {
    return TableFormat.MARKDOWN.render(SeedTable.of(List.of(runs))).lines().skip(2).toList();
  }

  private static RunRecord at(int seed, String arch, Double budget, double macs, double top1) {
    ModelResult sample = SampleRuns.masked("", 0.3);
    Macs cost = new Macs(macs, 10e6);
    return started(seed, Map.of("arch", arch))
        .withResult(
            new ModelResult(
                budget == null ? "dense" : "b" + budget,
                budget,
                1,
                top1,
                1000,
                null,
                cost,
                cost,
                sample.throughput(),
                Map.of(),
                1,
                "last epoch",
                null));
  }

  private static RunRecord run(int seed, Map<String, Object> settings, double top1, int images) {
    ModelResult sample = SampleRuns.masked("m", 0.3);
    return started(seed, settings)
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
                "last epoch",
                null));
  }

  private static RunRecord started(int seed, Map<String, Object> settings) {
    RunRecord sample = SampleRuns.started("sweep", Instant.EPOCH);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("profile", "short");
    all.put("epochs", 6);
    all.put("seed", seed);
    all.putAll(settings);
    return RunRecord.start(
        "sweep",
        new Configuration(all),
        Seeds.of(new RootSeed(seed), "init"),
        sample.revision(),
        sample.environment(),
        Instant.EPOCH);
  }
}
