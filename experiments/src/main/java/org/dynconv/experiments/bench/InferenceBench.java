package org.dynconv.experiments.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dynconv.architecture.Architectures;
import org.dynconv.inference.Backends;
import org.dynconv.report.SpeedRow;

/**
 * A whole comparison of inference speed.
 *
 * @param settings what was measured
 * @param rows a row each, network by network
 * @param absences peers that could not be measured
 */
public record InferenceBench(BenchSettings settings, List<SpeedRow> rows, List<Absence> absences) {
  /** Copies the lists. */
  public InferenceBench {
    rows = List.copyOf(rows);
    absences = List.copyOf(absences);
  }

  /**
   * Measures.
   *
   * @param settings what, and how
   * @param progress told of each step before it begins
   * @return the measurements
   * @throws org.dynconv.error.UserException if a network or a backend is unknown or cannot run here
   * @throws Disagreement if two of them do not compute the same
   */
  public static InferenceBench run(BenchSettings settings, Consumer<String> progress) {
    // Names are checked before anything takes time.
    settings.work().forEach(work -> Architectures.named(work.network()));
    settings.backends().forEach(Backends::named);
    List<SpeedRow> rows = new ArrayList<>();
    Set<Absence> absences = new LinkedHashSet<>();
    for (BenchSettings.Work work : settings.work()) {
      progress.accept(work.network() + ", batch " + work.batch());
      Workload load =
          Workload.of(Architectures.named(work.network()), work.batch(), settings.seed());
      NetworkBench.Outcome outcome = NetworkBench.run(settings, load);
      rows.addAll(outcome.rows());
      absences.addAll(outcome.absences());
    }
    return new InferenceBench(settings, rows, List.copyOf(absences));
  }
}
