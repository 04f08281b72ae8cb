package org.dynconv.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.BatchNorm;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.BlockKind;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Head;
import org.dynconv.architecture.Linear;
import org.dynconv.architecture.MaskUnit;
import org.dynconv.architecture.Padding;
import org.dynconv.architecture.Shortcut;
import org.dynconv.architecture.Size;
import org.dynconv.architecture.Stem;

/** Builds an architecture from the field {@code architecture} of a case, block by block. */
final class GoldenArchitecture {
  private final Fields root;

  private GoldenArchitecture(Fields root) {
    this.root = root;
  }

  static Architecture parse(Fields architecture, String name, Size image) {
    return new GoldenArchitecture(architecture).build(name, image);
  }

  private Architecture build(String name, Size image) {
    List<Block> blocks = new ArrayList<>();
    for (Fields block : root.list("blocks")) {
      blocks.add(block(block));
    }
    Fields norm = root.object("batch_norm");
    return new Architecture(
        name,
        image,
        stem(root.object("stem")),
        blocks,
        head(blocks.getLast().outChannels()),
        new BatchNorm(norm.number("eps"), norm.number("momentum")));
  }

  private static Stem stem(Fields stem) {
    Convolution convolution =
        convolution(
            stem.object("conv"), "", stem.text("bn"), stem.text("activation"), Extent.EVERYWHERE);
    return new Stem(
        convolution,
        stem.optional("maxpool")
            .map(
                pool ->
                    new Stem.MaxPool(
                        pool.integer("kernel"),
                        pool.integer("stride"),
                        new Padding.Symmetric(pool.integer("padding")))));
  }

  private Head head(int channels) {
    Fields head = root.object("head");
    Optional<Convolution> last =
        head.optional("conv")
            .map(
                conv ->
                    convolution(
                        conv, "", head.text("bn"), head.text("activation"), Extent.EVERYWHERE));
    int features = last.map(Convolution::outChannels).orElse(channels);
    return new Head(last, new Linear(head.text("linear"), features, root.integer("num_classes")));
  }

  private static Block block(Fields block) {
    String prefix = block.text("name") + ".";
    List<Convolution> branch = new ArrayList<>();
    for (Fields conv : block.list("convs")) {
      branch.add(
          convolution(
              conv,
              prefix,
              conv.text("bn"),
              conv.text("activation"),
              extent(conv.text("counted_on"), conv)));
    }
    return new Block(
        block.text("name"),
        kind(block),
        block.integer("in_channels"),
        block.integer("out_channels"),
        block.integer("stride"),
        branch,
        shortcut(block.object("shortcut"), prefix),
        activation(block.text("output_activation"), block),
        block.flag("masked") ? Optional.of(maskUnit(block, prefix)) : Optional.empty());
  }

  private static MaskUnit maskUnit(Fields block, String prefix) {
    Fields unit = block.object("mask_unit");
    Fields conv = unit.object("conv");
    Convolution scores = convolution(conv, prefix, null, "none", Extent.EVERYWHERE);
    return new MaskUnit(
        scores,
        new Linear(prefix + unit.text("fc"), block.integer("in_channels"), 1),
        block.object("dilation").integer("stretch"));
  }

  private static Shortcut shortcut(Fields shortcut, String prefix) {
    String kind = shortcut.text("kind");
    return switch (kind) {
      case "identity" -> new Shortcut.Identity();
      case "none" -> new Shortcut.None();
      case "conv1x1_bn" ->
          new Shortcut.Projection(
              convolution(
                  shortcut.object("conv"), prefix, shortcut.text("bn"), "none", Extent.EVERYWHERE));
      default -> throw shortcut.wrong("kind", kind, "identity, none or conv1x1_bn");
    };
  }

  private static Convolution convolution(
      Fields conv, String prefix, String batchNorm, String activation, Extent extent) {
    return new Convolution(
        prefix + conv.text("name"),
        conv.integer("in_channels"),
        conv.integer("out_channels"),
        conv.integer("kernel"),
        conv.integer("stride"),
        new Padding.Symmetric(conv.integer("padding")),
        conv.integer("groups"),
        conv.flag("bias"),
        Optional.ofNullable(batchNorm).map(name -> prefix + name),
        activation(activation, conv),
        extent);
  }

  private static BlockKind kind(Fields block) {
    String kind = block.text("kind");
    return switch (kind) {
      case "basic" -> BlockKind.BASIC;
      case "bottleneck" -> BlockKind.BOTTLENECK;
      case "inverted_residual" -> BlockKind.INVERTED_RESIDUAL;
      default -> throw block.wrong("kind", kind, "basic, bottleneck or inverted_residual");
    };
  }

  private static Activation activation(String name, Fields from) {
    return switch (name) {
      case "none" -> Activation.NONE;
      case "relu" -> Activation.RELU;
      case "relu6" -> Activation.RELU6;
      default -> throw from.wrong("activation", name, "none, relu or relu6");
    };
  }

  private static Extent extent(String name, Fields from) {
    return switch (name) {
      case "all positions" -> Extent.EVERYWHERE;
      case "dilated" -> Extent.DILATED_MASK;
      case "mask" -> Extent.MASK;
      default -> throw from.wrong("counted_on", name, "\"all positions\", dilated or mask");
    };
  }
}
