package org.dynconv.experiments.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dynconv.cost.CostModel;
import org.dynconv.report.SpeedRow;
import org.dynconv.report.Spread;

/** Measures one workload: the peers and every backend, dense and with masks. */
final class NetworkBench {
  private static final double NANOS = 1e9;

  private final Workload work;
  private final List<Entry> entries;
  private final double[][] seconds;

  /**
   * What came of it.
   *
   * @param rows the peers first, then each backend: dense, then by density
   * @param absences peers that could not be measured
   */
  record Outcome(List<SpeedRow> rows, List<Absence> absences) {}

  private NetworkBench(Workload work, List<Entry> entries, double[][] seconds) {
    this.work = work;
    this.entries = entries;
    this.seconds = seconds;
  }

  /**
   * Measures.
   *
   * @throws Disagreement if they do not compute the same
   */
  static Outcome run(BenchSettings settings, Workload work) {
    try (Lineup lineup = Lineup.of(settings, work)) {
      List<Entry> entries = lineup.entries();
      double[][] seconds =
          new Turns(settings.turns()).measure(entries.stream().map(Entry::contestant).toList());
      return new Outcome(new NetworkBench(work, entries, seconds).rows(), lineup.absences());
    }
  }

  private List<SpeedRow> rows() {
    double denseMacs = new CostModel(work.dense(), work.masked().image()).full().convolutions();
    List<SpeedRow> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      rows.add(
          new SpeedRow(
              work.masked().name(),
              work.batch(),
              entry.contestant().name(),
              entry.masks().map(MaskCount::densities),
              entry.masks().map(MaskCount::macs).orElse(denseMacs),
              denseMacs,
              Spread.ofRatios(images(), seconds[i]),
              overDense(i),
              ratios(i),
              times(entry)));
    }
    return rows;
  }

  private double[] images() {
    double[] images = new double[seconds[0].length];
    Arrays.fill(images, work.batch());
    return images;
  }

  private Optional<Spread> overDense(int row) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).denseOf(entries.get(row)) && entries.get(row).masks().isPresent()) {
        return Optional.of(Spread.ofRatios(seconds[i], seconds[row]));
      }
    }
    return Optional.empty();
  }

  /** How many times as fast as each peer, and as other backends with the same masks. */
  private Map<String, Spread> ratios(int row) {
    Map<String, Spread> ratios = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry other = entries.get(i);
      if (i != row && (other.peer() || other.twinOf(entries.get(row)))) {
        ratios.put(other.contestant().name(), Spread.ofRatios(seconds[i], seconds[row]));
      }
    }
    return ratios;
  }

  private static Map<String, Double> times(Entry entry) {
    Map<String, Double> parts = new LinkedHashMap<>();
    entry
        .contestant()
        .times()
        .ifPresent(
            times -> {
              parts.put("Copy in", times.copyIn() / NANOS);
              parts.put("Kernels", times.kernel() / NANOS);
              parts.put("Copy out", times.copyOut() / NANOS);
              parts.put("First call", times.firstCall() / NANOS);
            });
    return parts;
  }
}
