package org.dynconv.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Stem;

/** A network, dense or masked, that can be trained. */
final class MaskedNetwork {
  private final Architecture architecture;
  private final ConvolutionModule stem;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final ConvolutionModule last;
  private final Tensor classifierWeight;
  private final TensorOptional classifierBias;

  /**
   * What a forward pass gives.
   *
   * @param logits class scores {@code [N, classes]}
   * @param masks of the masked blocks, in order
   */
  record Output(Tensor logits, List<BlockMask> masks) {}

  MaskedNetwork(Architecture architecture, Parameters parameters) {
    this.architecture = architecture;
    this.stem =
        new ConvolutionModule(
            architecture.stem().convolution(), parameters, architecture.batchNorm());
    int maskIndex = 0;
    for (Block block : architecture.blocks()) {
      blocks.add(new ResidualBlock(block, maskIndex, parameters, architecture.batchNorm()));
      maskIndex += block.masked() ? 1 : 0;
    }
    this.last =
        architecture
            .head()
            .convolution()
            .map(c -> new ConvolutionModule(c, parameters, architecture.batchNorm()))
            .orElse(null);
    String classifier = architecture.head().classifier().name();
    this.classifierWeight = parameters.get(classifier + ".weight");
    this.classifierBias = new TensorOptional(parameters.get(classifier + ".bias"));
  }

  /**
   * Runs a batch.
   *
   * @param images {@code [N, 3, H, W]}, channels-last in memory
   * @param pass training or evaluation
   */
  Output forward(Tensor images, Pass pass) {
    List<BlockMask> masks = new ArrayList<>();
    Tensor x = stem.forward(images, pass);
    if (architecture.stem().maxPool().isPresent()) {
      x = pool(x, architecture.stem().maxPool().get());
    }
    for (ResidualBlock block : blocks) {
      x = block.forward(x, pass, masks);
    }
    if (last != null) {
      x = last.forward(x, pass);
    }
    return new Output(
        torch.linear(x.mean(2, 3), classifierWeight, classifierBias), List.copyOf(masks));
  }

  private static Tensor pool(Tensor x, Stem.MaxPool pool) {
    long before = pool.padding().before(Math.toIntExact(x.size(2)), pool.kernel(), pool.stride());
    return torch.max_pool2d(
        x,
        new long[] {pool.kernel(), pool.kernel()},
        new long[] {pool.stride(), pool.stride()},
        new long[] {before, before},
        new long[] {1, 1},
        false);
  }
}
