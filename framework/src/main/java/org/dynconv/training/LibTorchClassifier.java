package org.dynconv.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.ActivePositions;
import org.dynconv.weights.StateDict;

/** Classifies with libtorch, as training evaluates: densely, multiplying by the masks. */
public final class LibTorchClassifier implements AutoCloseable {
  private final Parameters parameters;
  private final MaskedNetwork network;

  /**
   * What one batch gave.
   *
   * @param logits class scores {@code [N, classes]}
   * @param active for each masked block, active positions summed over the images
   */
  public record Classes(float[] logits, Map<String, ActivePositions> active) {}

  /**
   * Prepares a network.
   *
   * @param architecture the network
   * @param weights every tensor that it names
   * @param threads processor threads
   */
  public LibTorchClassifier(Architecture architecture, StateDict weights, int threads) {
    LibTorch.prepare(threads);
    this.parameters = new Parameters(architecture, true);
    parameters.load(weights);
    this.network = new MaskedNetwork(architecture, parameters);
  }

  /** Of a network in training: its parameters stay somebody else's. */
  LibTorchClassifier(MaskedNetwork network) {
    this.parameters = null;
    this.network = network;
  }

  /**
   * Classifies.
   *
   * @param images normalised, {@code [N, H, W, 3]}; may be longer
   * @param count how many images
   * @param size of the images
   * @return scores and active positions
   */
  public Classes classify(float[] images, int count, Size size) {
    try (PointerScope scope = new PointerScope();
        AutoGradMode off = new AutoGradMode(false)) {
      Tensor batch = TensorTransfer.images(images, count, size.height(), size.width());
      MaskedNetwork.Output output = network.forward(batch, Pass.EVALUATION);
      Map<String, ActivePositions> active = new LinkedHashMap<>();
      for (BlockMask mask : output.masks()) {
        active.put(
            mask.block(),
            new ActivePositions(mask.mask().sum().item_long(), mask.dilated().sum().item_long()));
      }
      return new Classes(TensorTransfer.floats(output.logits()), active);
    }
  }

  @Override
  public void close() {
    if (parameters != null) {
      parameters.close();
    }
  }
}
