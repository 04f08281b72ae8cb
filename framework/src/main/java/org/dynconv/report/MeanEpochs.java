package org.dynconv.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.LossTerms;
import org.dynconv.run.RunRecord;

/** The epochs of runs averaged over their seeds, as learning curves show them. */
final class MeanEpochs {
  private MeanEpochs() {}

  /**
   * Averages what differs in nothing but the seed.
   *
   * @return epochs whose model's name tells it from all others
   */
  static List<EpochMetrics> of(List<ReportedRun> runs) {
    List<RunRecord> records = runs.stream().map(ReportedRun::record).toList();
    Variation variation = Variation.among(records);
    boolean many = records.stream().map(RunRecord::experiment).distinct().count() > 1;
    Map<String, TreeMap<Integer, List<EpochMetrics>>> byName = new LinkedHashMap<>();
    for (ReportedRun run : runs) {
      for (EpochMetrics epoch : run.metrics()) {
        String settings = SeedGroup.words(variation.of(run.record(), epoch.targetBudget() == null));
        String name =
            (many ? run.record().experiment() + ", " : "")
                + epoch.model()
                + (settings.isEmpty() ? "" : ", " + settings);
        byName
            .computeIfAbsent(name, unseen -> new TreeMap<>())
            .computeIfAbsent(epoch.epoch(), unseen -> new ArrayList<>())
            .add(epoch);
      }
    }
    List<EpochMetrics> means = new ArrayList<>();
    byName.forEach(
        (name, epochs) -> epochs.forEach((epoch, same) -> means.add(mean(name, epoch, same))));
    return means;
  }

  private static EpochMetrics mean(String name, int epoch, List<EpochMetrics> same) {
    EpochMetrics first = same.getFirst();
    return new EpochMetrics(
        name,
        epoch,
        first.step(),
        mean(same, EpochMetrics::learningRate),
        new LossTerms(
            mean(same, e -> e.loss().total()),
            mean(same, e -> e.loss().task()),
            mean(same, e -> e.loss().network()),
            mean(same, e -> e.loss().block())),
        mean(same, EpochMetrics::trainTop1),
        meanOfPresent(same, EpochMetrics::validationTop1),
        first.targetBudget(),
        meanOfPresent(same, EpochMetrics::usedBudget),
        mean(same, EpochMetrics::imagesPerSecond),
        mean(same, EpochMetrics::seconds),
        Map.of());
  }

  private static double mean(List<EpochMetrics> same, ToDoubleFunction<EpochMetrics> value) {
    return same.stream().mapToDouble(value).average().orElseThrow();
  }

  private static Double meanOfPresent(
      List<EpochMetrics> same, Function<EpochMetrics, Double> value) {
    List<Double> present = same.stream().map(value).filter(Objects::nonNull).toList();
    return present.isEmpty()
        ? null
        : present.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
