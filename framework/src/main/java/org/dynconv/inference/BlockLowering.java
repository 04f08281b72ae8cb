package org.dynconv.inference;

import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Shortcut;

/** Lowers residual blocks one after the other. */
final class BlockLowering {
  private final PlanBuilder plan;
  private boolean inputNonNegative;

  /**
   * Starts at the first block.
   *
   * @param inputNonNegative whether its input went through a ReLU or ReLU6
   */
  BlockLowering(PlanBuilder plan, boolean inputNonNegative) {
    this.plan = plan;
    this.inputNonNegative = inputNonNegative;
  }

  /** Adds one block's operations and returns the buffer of its output. */
  int lower(Block block, int input) {
    int mask = block.maskUnit().map(unit -> plan.maskUnit(block.name(), unit, input)).orElse(-1);
    int x = input;
    for (Convolution convolution : block.branch().subList(0, block.branch().size() - 1)) {
      int next = plan.convolution(convolution, x, region(convolution, mask), Optional.empty());
      if (x != input) {
        plan.buffers().release(x);
      }
      x = next;
    }
    int output = addBranch(block, block.branch().getLast(), x, input, mask);
    if (x != input) {
      plan.buffers().release(x);
    }
    if (output != input) {
      plan.buffers().release(input);
    }
    inputNonNegative = Lowering.nonNegative(block.activation());
    return output;
  }

  private int addBranch(Block block, Convolution last, int x, int input, int mask) {
    Region region = region(last, mask);
    Shape shape = Shape.of(last.output(plan.buffers().shape(x).size()), last.outChannels());
    Convolution withActivation = withActivation(last, block.activation());
    return switch (block.shortcut()) {
      case Shortcut.None none -> {
        if (region.masked()) {
          throw new IllegalArgumentException(block.name() + ": a masked block needs a shortcut");
        }
        yield plan.convolution(withActivation, x, region, Optional.empty());
      }
      case Shortcut.Identity identity -> {
        // Written over the input, unless its neighbours are still read by this very convolution.
        int output = x == input ? plan.buffers().acquire(shape) : input;
        plan.convolution(
            withActivation,
            x,
            output,
            region,
            Optional.of(new Residual(input, settled(block.activation()))));
        yield output;
      }
      case Shortcut.Projection projection -> {
        int output =
            plan.convolution(projection.convolution(), input, Region.EVERYWHERE, Optional.empty());
        plan.convolution(
            withActivation, x, output, region, Optional.of(new Residual(output, false)));
        yield output;
      }
      case Shortcut.PaddedSubsample padded -> {
        int output = plan.buffers().acquire(shape);
        plan.add(new Operation.Subsample(input, output, padded.stride(), padded.channelsBefore()));
        boolean settled = settled(block.activation());
        plan.convolution(
            withActivation, x, output, region, Optional.of(new Residual(output, settled)));
        yield output;
      }
    };
  }

  /** Whether the activation changes nothing about the block's input. */
  private boolean settled(Activation activation) {
    return activation == Activation.NONE || (activation == Activation.RELU && inputNonNegative);
  }

  private static Region region(Convolution convolution, int mask) {
    return convolution.extent() == Extent.EVERYWHERE
        ? Region.EVERYWHERE
        : new Region(convolution.extent(), mask);
  }

  /** The last convolution of a branch has none of its own: the block's follows the addition. */
  private static Convolution withActivation(Convolution last, Activation activation) {
    if (last.activation() != Activation.NONE) {
      throw new IllegalArgumentException(
          last.name() + ": the last convolution of a branch has no activation of its own");
    }
    return new Convolution(
        last.name(),
        last.inChannels(),
        last.outChannels(),
        last.kernel(),
        last.stride(),
        last.padding(),
        last.groups(),
        last.bias(),
        last.batchNorm(),
        activation,
        last.extent());
  }
}
