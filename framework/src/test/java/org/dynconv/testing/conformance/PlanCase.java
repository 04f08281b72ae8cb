package org.dynconv.testing.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.BlockKind;
import org.dynconv.architecture.Size;
import org.dynconv.cost.CostModel;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.RandomWeights;
import org.dynconv.weights.StateDict;

/**
 * One plan to be run, with everything that a run needs. Drawn from a seed and a number: the same
 * case everywhere.
 *
 * @param name says what is special about it
 * @param plan often cut off after the last block, so that every position of it is seen
 * @param batch images of a run
 * @param maxBatch images to compile for
 * @param images {@code [batch, height, width, channels]}
 * @param pattern how its masks look
 * @param masks what replaces the mask units' decisions
 * @param leftOut what was drawn before it and left out
 */
record PlanCase(
    String name,
    Plan plan,
    int batch,
    int maxBatch,
    float[] images,
    MaskPattern pattern,
    ForcedMasks masks,
    LeftOut leftOut) {
  private static final RootSeed SEED = new RootSeed(20_200_614);

  private static final String NETWORK = "conformance";

  /** The oracle takes a nanosecond for each. */
  private static final long MOST_MACS = 10_000_000;

  /** The first of all cases, in turn of every kind of block and every pattern. */
  static List<PlanCase> first(int count) {
    List<PlanCase> cases = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      cases.add(of(NETWORK, number));
    }
    return cases;
  }

  /** Single blocks, whose input is what the block before would have left. */
  static List<PlanCase> firstBlocks(int count) {
    List<PlanCase> cases = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      cases.add(of("block", number));
    }
    return cases;
  }

  private static PlanCase of(String stream, int number) {
    BlockKind kind = BlockKind.values()[number % BlockKind.values().length];
    MaskPattern pattern = MaskPattern.values()[number % MaskPattern.values().length];
    LeftOut leftOut = LeftOut.NOTHING;
    for (int attempt = 0; ; attempt++) {
      RandomGenerator random = SEED.generator(stream, number, attempt);
      Architecture network = RandomNetwork.of(kind, random);
      int batch = random.nextInt(1, 6);
      long macs = new CostModel(network, network.image()).full().convolutions();
      if (batch * macs > MOST_MACS) {
        leftOut = leftOut.and(LeftOut.TOO_LARGE);
      } else {
        Plan plan =
            stream.equals(NETWORK) ? network(number, network, random) : block(number, network);
        // A block may rely on what the ReLU of the block before leaves.
        double lowest = stream.equals(NETWORK) ? Double.NEGATIVE_INFINITY : 0;
        PlanCase drawn =
            of(stream + " " + number, network, plan, batch, pattern, lowest, leftOut, random);
        if (pattern != MaskPattern.DECIDED || !drawn.oracle().ambiguous()) {
          return drawn;
        }
        leftOut = leftOut.and(LeftOut.UNDECIDABLE);
      }
    }
  }

  private static Plan network(int number, Architecture network, RandomGenerator random) {
    Plan whole = Lowering.lower(network, RandomWeights.of(network, number), network.image());
    return random.nextInt(3) == 0 ? whole : withoutHead(whole);
  }

  private static Plan block(int number, Architecture network) {
    List<Block> masked = network.maskedBlocks();
    Block last = masked.isEmpty() ? network.blocks().getLast() : masked.getLast();
    StateDict weights = RandomWeights.of(network, number);
    return Lowering.lowerBlock(network, weights, network.image(), last.name());
  }

  private static PlanCase of(
      String label,
      Architecture network,
      Plan plan,
      int batch,
      MaskPattern pattern,
      double lowest,
      LeftOut leftOut,
      RandomGenerator random) {
    Size size = network.image();
    float[] images = new float[batch * plan.inputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) Math.max(lowest, random.nextGaussian());
    }
    Map<String, byte[]> masks = new LinkedHashMap<>();
    if (pattern != MaskPattern.DECIDED) {
      plan.masks().forEach(m -> masks.put(m.block(), pattern.draw(m.size(), batch, random)));
    }
    String name =
        "%s: %s, %s of %dx%d, batch %d, masks %s"
            .formatted(
                label,
                network.blocks().getFirst().kind(),
                channels(network),
                size.height(),
                size.width(),
                batch,
                pattern);
    return new PlanCase(
        name,
        plan,
        batch,
        batch + random.nextInt(3),
        images,
        pattern,
        ForcedMasks.of(masks),
        leftOut);
  }

  private static String channels(Architecture network) {
    List<String> blocks = new ArrayList<>();
    network
        .blocks()
        .forEach(
            block ->
                blocks.add(
                    block.inChannels()
                        + (block.stride() == 1 ? "->" : "=>")
                        + block.outChannels()
                        + (block.masked() ? "m" : "")));
    return String.join(" ", blocks);
  }

  /** Cuts a plan off before the mean over all positions, which would hide single ones. */
  private static Plan withoutHead(Plan plan) {
    List<Operation> operations = new ArrayList<>();
    for (Operation operation : plan.operations()) {
      if (operation instanceof Operation.AveragePool pool) {
        return new Plan(plan.buffers(), plan.masks(), operations, plan.input(), pool.input());
      }
      operations.add(operation);
    }
    throw new IllegalArgumentException("a plan without a mean");
  }

  /** What has to come out. */
  Outcome oracle() {
    return Outcome.of(Backends.named("reference"), this, options());
  }

  CompileOptions options() {
    return CompileOptions.defaults().withThreads(2).withForcedMasks(masks);
  }
}
