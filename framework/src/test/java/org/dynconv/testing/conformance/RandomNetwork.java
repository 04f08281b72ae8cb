package org.dynconv.testing.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.BatchNorm;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.BlockKind;
import org.dynconv.architecture.Head;
import org.dynconv.architecture.Linear;
import org.dynconv.architecture.Padding;
import org.dynconv.architecture.Size;
import org.dynconv.architecture.Stem;

/** Draws small networks: a stem, one to three blocks of one kind, a head. */
final class RandomNetwork {
  private static final int MOST_ROWS = 33;
  private static final int MOST_COLUMNS = 17;

  private RandomNetwork() {}

  /** A network of one kind of block, of which at least the last maskable one is masked. */
  static Architecture of(BlockKind kind, RandomGenerator random) {
    RandomBlocks draw = new RandomBlocks(kind, random);
    Size image = new Size(random.nextInt(1, MOST_ROWS + 1), random.nextInt(1, MOST_COLUMNS + 1));
    int in = draw.channels();
    Activation activation =
        kind == BlockKind.INVERTED_RESIDUAL ? Activation.RELU6 : Activation.RELU;
    Stem stem =
        new Stem(
            draw.convolution("stem", random.nextInt(1, 6), in, 3, 1, activation),
            random.nextInt(6) == 0
                ? Optional.of(new Stem.MaxPool(3, 2, new Padding.Symmetric(1)))
                : Optional.empty());
    List<Block> blocks = new ArrayList<>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      blocks.add(draw.block("block" + i, in));
      in = blocks.getLast().outChannels();
    }
    boolean convolution = random.nextInt(4) == 0;
    int features = convolution ? draw.channels() : in;
    Head head =
        new Head(
            convolution
                ? Optional.of(draw.convolution("last", in, features, 1, 1, activation))
                : Optional.empty(),
            new Linear("fc", features, random.nextInt(1, 20)));
    return someMasked(
        new Architecture("random", image, stem, blocks, head, BatchNorm.DEFAULT), random);
  }

  private static Architecture someMasked(Architecture dense, RandomGenerator random) {
    List<Block> masked = dense.withMasks().blocks();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < masked.size(); i++) {
      boolean keep = i + 1 == masked.size() || random.nextInt(4) > 0;
      blocks.add(keep ? masked.get(i) : dense.blocks().get(i));
    }
    return new Architecture(
        dense.name(), dense.image(), dense.stem(), blocks, dense.head(), dense.batchNorm());
  }
}
