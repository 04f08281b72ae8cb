package org.dynconv.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.cost.ActivePositions;
import org.dynconv.report.BlockTimes;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;

class BlockBenchTest {
  private static final RootSeed SEED = new RootSeed(0);
  private static final Architecture NETWORK = Architectures.named("resnet8-cifar");

  @Test
  void aBlockIsMeasuredAtElevenDensitiesByBothRules() {
    BenchSettings settings =
        new BenchSettings(
            List.of(),
            List.of(),
            List.of(),
            List.of("vector"),
            1,
            new TurnPlan(1, 0, 0),
            SEED,
            Optional.empty());

    List<BlockTimes> times = BlockBench.run(settings, Workload.of(NETWORK, 1, SEED));

    assertThat(times)
        .extracting(BlockTimes::runner)
        .containsExactly("vector, position by position", "vector");
    assertThat(times.getFirst().block()).isEqualTo("resnet8-cifar layer2.0");
    List<BlockTimes.Point> points = times.getFirst().points();
    assertThat(points).hasSize(11).allMatch(point -> point.seconds().median() > 0);
    assertThat(points).extracting(BlockTimes.Point::work).isSorted();
    assertThat(points.getFirst().work()).isZero();
    assertThat(points.getLast().work()).isEqualTo(1);
    assertThat(points.get(5).density()).isEqualTo(0.5);
    assertThat(points.get(5).dilated()).isGreaterThan(0.5);
  }

  /** Block layer1.0: both convolutions 16 to 16 channels, the first at the dilated positions. */
  @Test
  void workWeighsTheConvolutionsByTheirPositions() {
    BlockWork work = new BlockWork(NETWORK.withMasks(), "layer1.0", 2);

    assertThat(work.work(new ActivePositions(512, 1024))).isCloseTo(0.375, within(1e-12));
    assertThat(work.density(new ActivePositions(512, 1024))).isEqualTo(0.25);
    assertThat(work.dilated(new ActivePositions(512, 1024))).isEqualTo(0.5);
  }
}
