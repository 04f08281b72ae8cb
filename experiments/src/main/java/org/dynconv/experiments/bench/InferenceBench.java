package org.dynconv.experiments.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dynconv.architecture.Architectures;
import org.dynconv.report.BlockTimes;
import org.dynconv.report.SpeedRow;

/**
 * A whole comparison of inference speed.
 *
 * @param settings what was measured
 * @param rows a row each, network by network
 * @param blocks of single blocks
 * @param absences peers that could not be measured
 */
public record InferenceBench(
    BenchSettings settings, List<SpeedRow> rows, List<BlockTimes> blocks, List<Absence> absences) {
  /** Copies the lists. */
  public InferenceBench {
    rows = List.copyOf(rows);
    blocks = List.copyOf(blocks);
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
    settings.check();
    List<SpeedRow> rows = new ArrayList<>();
    Set<Absence> absences = new LinkedHashSet<>();
    for (BenchSettings.Work work : settings.work()) {
      progress.accept(work.network() + ", batch " + work.batch());
      NetworkBench.Outcome outcome = NetworkBench.run(settings, settings.workload(work));
      rows.addAll(outcome.rows());
      absences.addAll(outcome.absences());
    }
    return new InferenceBench(settings, rows, blocks(settings, progress), List.copyOf(absences));
  }

  private static List<BlockTimes> blocks(BenchSettings settings, Consumer<String> progress) {
    List<BlockTimes> blocks = new ArrayList<>();
    for (BenchSettings.Work work : settings.blocks()) {
      progress.accept("one block of " + work.network() + ", batch " + work.batch());
      blocks.addAll(
          BlockBench.run(
              settings,
              Workload.of(Architectures.named(work.network()), work.batch(), settings.seed())));
    }
    return blocks;
  }
}
