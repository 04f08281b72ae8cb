package org.dynconv.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.dynconv.architecture.Architecture;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Batches;
import org.dynconv.weights.StateDict;

/** Evaluates a network with libtorch: running statistics, hard masks, no noise. */
public final class Evaluator {
  private final MaskedNetwork network;

  Evaluator(MaskedNetwork network) {
    this.network = network;
  }

  /**
   * Evaluates weights on a data set.
   *
   * @param architecture the network
   * @param weights every tensor that it names
   * @param images in the order that they are evaluated
   * @param threads processor threads
   * @return what came out
   */
  public static Evaluation evaluate(
      Architecture architecture, StateDict weights, BatchLoader images, int threads) {
    LibTorch.prepare(threads);
    try (Parameters parameters = new Parameters(architecture, true)) {
      parameters.load(weights);
      return new Evaluator(new MaskedNetwork(architecture, parameters)).run(images);
    }
  }

  Evaluation run(BatchLoader loader) {
    Map<String, ActivePositions> active = new LinkedHashMap<>();
    int correct = 0;
    int images = 0;
    long start = System.nanoTime();
    try (Batches batches = loader.epoch(0)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        correct += run(batch, active);
        images += batch.size();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Evaluation(images, correct, active, images / seconds);
  }

  private int run(Batch batch, Map<String, ActivePositions> active) {
    try (PointerScope scope = new PointerScope();
        AutoGradMode off = new AutoGradMode(false)) {
      Tensor images =
          TensorTransfer.images(batch.images(), batch.size(), batch.height(), batch.width());
      MaskedNetwork.Output output = network.forward(images, Pass.EVALUATION);
      for (BlockMask mask : output.masks()) {
        ActivePositions here =
            new ActivePositions(mask.mask().sum().item_long(), mask.dilated().sum().item_long());
        active.merge(
            mask.block(),
            here,
            (a, b) -> new ActivePositions(a.mask() + b.mask(), a.dilated() + b.dilated()));
      }
      return correct(output.logits(), batch.labels());
    }
  }

  /** The number of rows whose largest score is at the label. */
  static int correct(Tensor logits, long[] labels) {
    long[] best =
        TensorTransfer.longs(logits.argmax(new org.bytedeco.pytorch.LongOptional(1), false));
    int correct = 0;
    for (int i = 0; i < best.length; i++) {
      correct += best[i] == labels[i] ? 1 : 0;
    }
    return correct;
  }
}
