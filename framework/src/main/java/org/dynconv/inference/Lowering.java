package org.dynconv.inference;

import java.util.Arrays;
import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Linear;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import org.dynconv.weights.BatchNormFolding;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.StateDict;

/** Turns a network and its trained weights into a {@link Plan}. */
public final class Lowering {
  private Lowering() {}

  /**
   * Lowers a network for one size of image. Batch norms are folded into the convolutions before
   * them, in double precision.
   *
   * @param architecture the network
   * @param weights all its tensors, by {@link ParameterNames}
   * @param image size of the images
   * @return the plan; its input is {@code [height, width, 3]}, its output {@code [1, 1, classes]}
   * @throws UserException if a tensor is missing or has another shape
   */
  public static Plan lower(Architecture architecture, StateDict weights, Size image) {
    check(architecture, weights);
    Architecture network = BatchNormFolding.fold(architecture);
    PlanBuilder plan = new PlanBuilder(BatchNormFolding.fold(architecture, weights));
    int images = plan.buffers().acquire(Shape.of(image, network.stem().convolution().inChannels()));
    int features = stem(plan, network, images);
    BlockLowering blocks =
        new BlockLowering(plan, nonNegative(network.stem().convolution().activation()));
    for (Block block : network.blocks()) {
      features = blocks.lower(block, features);
    }
    return plan.build(images, head(plan, network, features));
  }

  /**
   * Lowers one block by itself.
   *
   * @param architecture the network
   * @param weights all its tensors, by {@link ParameterNames}
   * @param image size of the network's images
   * @param name the block's name
   * @return the plan; its input is what the block is given inside the network
   * @throws UserException if a tensor is missing or has another shape
   * @throws IllegalArgumentException if no block has that name
   */
  public static Plan lowerBlock(
      Architecture architecture, StateDict weights, Size image, String name) {
    return lowerBlock(architecture, weights, image, name, 1);
  }

  /**
   * Lowers one block by itself or several times in a row, to measure it. Inside a network nothing
   * is copied in and out between blocks; in a row the two copies weigh less.
   *
   * @param architecture the network
   * @param weights all its tensors, by {@link ParameterNames}
   * @param image size of the network's images
   * @param name the block's name
   * @param times how often, at least 1; more than once if its output is of the shape of its input
   * @return the plan; its input is what the block is given inside the network
   * @throws UserException if a tensor is missing or has another shape
   * @throws IllegalArgumentException if no block has that name, or it cannot follow itself
   */
  public static Plan lowerBlock(
      Architecture architecture, StateDict weights, Size image, String name, int times) {
    check(architecture, weights);
    Architecture network = BatchNormFolding.fold(architecture);
    PlanBuilder plan = new PlanBuilder(BatchNormFolding.fold(architecture, weights));
    Activation before = network.stem().convolution().activation();
    for (int i = 0; i < network.blocks().size(); i++) {
      Block block = network.blocks().get(i);
      if (block.name().equals(name)) {
        Size size = network.featureMaps(image).get(i);
        int input = plan.buffers().acquire(Shape.of(size, block.inChannels()));
        BlockLowering blocks = new BlockLowering(plan, nonNegative(before));
        int output = blocks.lower(block, input);
        for (int time = 1; time < times; time++) {
          output = blocks.lower(block, output);
        }
        return plan.build(input, output);
      }
      before = block.activation();
    }
    throw new IllegalArgumentException(architecture.name() + " has no block " + name);
  }

  static boolean nonNegative(Activation activation) {
    return activation != Activation.NONE;
  }

  private static int stem(PlanBuilder plan, Architecture network, int images) {
    int features =
        plan.convolution(network.stem().convolution(), images, Region.EVERYWHERE, Optional.empty());
    if (network.stem().maxPool().isEmpty()) {
      return features;
    }
    var pool = network.stem().maxPool().get();
    Shape in = plan.buffers().shape(features);
    int pooled = plan.buffers().acquire(Shape.of(pool.output(in.size()), in.channels()));
    Window window = PlanBuilder.window(pool.padding(), pool.kernel(), pool.stride(), in);
    plan.add(new Operation.MaxPool(features, pooled, window));
    plan.buffers().release(features);
    return pooled;
  }

  private static int head(PlanBuilder plan, Architecture network, int features) {
    int last = features;
    if (network.head().convolution().isPresent()) {
      last =
          plan.convolution(
              network.head().convolution().get(), features, Region.EVERYWHERE, Optional.empty());
    }
    int mean = plan.buffers().acquire(new Shape(1, 1, plan.buffers().shape(last).channels()));
    plan.add(new Operation.AveragePool(last, mean));
    Linear classifier = network.head().classifier();
    int logits = plan.buffers().acquire(new Shape(1, 1, classifier.outFeatures()));
    plan.add(plan.linear(classifier, mean, logits));
    return logits;
  }

  private static void check(Architecture architecture, StateDict weights) {
    for (ParameterNames.Entry entry : ParameterNames.of(architecture).tensors()) {
      if (entry.role() == ParameterNames.Role.BATCH_COUNT) {
        continue;
      }
      HostTensor tensor = weights.get(entry.name());
      long[] expected = entry.shape().stream().mapToLong(Long::longValue).toArray();
      if (!Arrays.equals(tensor.shape(), expected)) {
        throw new UserException(
            "Tensor \""
                + entry.name()
                + "\" has the shape "
                + Arrays.toString(tensor.shape())
                + ", but "
                + architecture.name()
                + " needs "
                + Arrays.toString(expected)
                + ". Choose the architecture that the weights were trained for.");
      }
    }
  }
}
