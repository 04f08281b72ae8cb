package org.dynconv.experiments.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Shortcut;
import org.dynconv.cost.ActivePositions;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.dynconv.report.BlockTimes;
import org.dynconv.report.Spread;

/**
 * Measures the block in the middle of a network by itself, without a mask unit and at eleven
 * densities: position by position, whose time should be a straight line, and by the backend's own
 * rule, which may change over to whole tiles. A block that can follow itself runs sixteen times in
 * a row, and all times are a sixteenth: inside a network, too, blocks do not copy their maps in and
 * out, which with nothing active takes longer than one block.
 */
final class BlockBench {
  private static final int TENTHS = 10;
  private static final int IN_A_ROW = 16;

  private final BenchSettings settings;
  private final Workload work;
  private final String block;
  private final int times;
  private final Plan dense;
  private final Plan masked;
  private final float[] features;

  private BlockBench(BenchSettings settings, Workload work, Block block) {
    this.settings = settings;
    this.work = work;
    this.block = block.name();
    this.times = block.shortcut() instanceof Shortcut.Identity ? IN_A_ROW : 1;
    this.dense = lower(work.dense());
    this.masked = lower(work.masked());
    this.features = new float[Math.multiplyExact(work.batch(), dense.inputShape().elements())];
    RandomGenerator random = settings.seed().generator("bench/features");
    for (int i = 0; i < features.length; i++) {
      // What a ReLU leaves.
      features[i] = (float) Math.max(0, random.nextGaussian());
    }
  }

  /**
   * Measures.
   *
   * @return one result for each backend and rule; nothing if the network has no block to mask
   * @throws Disagreement if a backend does not compute what the plain loops do
   */
  static List<BlockTimes> run(BenchSettings settings, Workload work) {
    List<Block> blocks = work.masked().maskedBlocks();
    List<BlockTimes> times = new ArrayList<>();
    if (!blocks.isEmpty()) {
      BlockBench bench = new BlockBench(settings, work, blocks.get(blocks.size() / 2));
      for (String backend : settings.backends()) {
        times.add(bench.run(Backends.named(backend), Crossover.GATHER));
        times.add(bench.run(Backends.named(backend), Crossover.MEASURED));
      }
    }
    return times;
  }

  private Plan lower(Architecture network) {
    return Lowering.lowerBlock(network, work.weights(), network.image(), block, times);
  }

  private BlockTimes run(MaskedBackend backend, Crossover rule) {
    CompileOptions options =
        CompileOptions.defaults().withThreads(settings.threads()).withCrossover(rule);
    List<BackendContestant> contestants = new ArrayList<>();
    try {
      // As a dense network would run it, whatever the rule.
      contestants.add(contestant(backend, dense, options.withCrossover(Crossover.MEASURED)));
      List<ActivePositions> active = new ArrayList<>();
      for (int tenth = 0; tenth <= TENTHS; tenth++) {
        BackendContestant contestant =
            contestant(backend, masked, options.withForcedMasks(masks(tenth / 10.0)));
        contestants.add(contestant);
        active.add(once(contestant.active().get(block)));
      }
      double[][] seconds = new Turns(settings.turns().forBlocks()).measure(contestants);
      for (double[] turns : seconds) {
        Arrays.setAll(turns, turn -> turns[turn] / times);
      }
      return new BlockTimes(
          work.masked().name() + " " + block,
          work.batch(),
          backend.name() + (rule == Crossover.GATHER ? ", position by position" : ""),
          points(active, seconds),
          Spread.of(seconds[0]));
    } finally {
      contestants.forEach(BackendContestant::close);
    }
  }

  /** Of all blocks in the row, which have the same mask. */
  private ActivePositions once(ActivePositions all) {
    return new ActivePositions(all.mask() / times, all.dilated() / times);
  }

  /** Compiled, run once and compared with the plain loops. */
  private BackendContestant contestant(MaskedBackend backend, Plan plan, CompileOptions options) {
    BackendContestant contestant =
        new BackendContestant(backend, plan, features, work.batch(), options);
    try {
      contestant.run();
      PlainLoops.check(block + ", " + backend.name(), contestant, plan, features, options);
      return contestant;
    } catch (RuntimeException | Error failure) {
      contestant.close();
      throw failure;
    }
  }

  private ForcedMasks masks(double density) {
    return new SmoothMasks(settings.seed()).of(masked, work.batch(), density);
  }

  private List<BlockTimes.Point> points(List<ActivePositions> active, double[][] seconds) {
    BlockWork share = new BlockWork(work.masked(), block, work.batch());
    List<BlockTimes.Point> points = new ArrayList<>();
    for (int tenth = 0; tenth <= TENTHS; tenth++) {
      ActivePositions here = active.get(tenth);
      points.add(
          new BlockTimes.Point(
              share.density(here),
              share.dilated(here),
              share.work(here),
              Spread.of(seconds[tenth + 1])));
    }
    return points;
  }
}
