package org.dynconv.weights.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.io.OutputStream;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import org.dynconv.weights.BatchNormFolding;
import org.dynconv.weights.StateDict;

/**
 * Writes a network with its weights as an ONNX model for inference: from {@value #INPUT}, floats
 * {@code [batch, 3, H, W]} with any batch and the height and width of the given image, to {@value
 * #OUTPUT}, {@code [batch, classes]}.
 *
 * <p>A masked network computes its masks in the graph and multiplies them in: the numbers are those
 * of the sparse network, but a runtime computes every position, so nothing is saved.
 */
public final class OnnxExporter {
  /** Name of the model's input. */
  public static final String INPUT = "input";

  /** Name of the model's output. */
  public static final String OUTPUT = "logits";

  /** Of 2021; every operator used here is in it in the form used here. */
  private static final int OPERATOR_SET = 17;

  private static final int FORMAT_VERSION = 8;

  private final boolean foldBatchNorm;

  private OnnxExporter(boolean foldBatchNorm) {
    this.foldBatchNorm = foldBatchNorm;
  }

  /**
   * Batch norms stay operators of their own.
   *
   * @return the exporter
   */
  public static OnnxExporter keepingBatchNorm() {
    return new OnnxExporter(false);
  }

  /**
   * Batch norms are folded into the convolutions before them.
   *
   * @return the exporter
   */
  public static OnnxExporter foldingBatchNorm() {
    return new OnnxExporter(true);
  }

  /**
   * Builds the model in memory.
   *
   * @param architecture the network
   * @param weights all its tensors, by {@link org.dynconv.weights.ParameterNames}
   * @param image the size of image that the model takes
   * @return the bytes of the file; the same network always gives the same bytes
   * @throws UserException if a tensor is missing
   */
  public byte[] export(Architecture architecture, StateDict weights, Size image) {
    return model(architecture, weights, image).toByteArray();
  }

  /**
   * Builds the model and streams it, so that it never lies in memory twice.
   *
   * @param architecture the network
   * @param weights all its tensors, by {@link org.dynconv.weights.ParameterNames}
   * @param image the size of image that the model takes
   * @param out where the bytes of the file go; not closed
   * @throws IOException if writing fails
   * @throws UserException if a tensor is missing
   */
  public void export(Architecture architecture, StateDict weights, Size image, OutputStream out)
      throws IOException {
    model(architecture, weights, image).writeTo(out);
  }

  private ModelProto model(Architecture architecture, StateDict weights, Size image) {
    Architecture network = foldBatchNorm ? BatchNormFolding.fold(architecture) : architecture;
    StateDict tensors = foldBatchNorm ? BatchNormFolding.fold(architecture, weights) : weights;
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT_VERSION)
        .setProducerName("dynconv-lab")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
        .addMetadataProps(property("architecture", network.name()))
        .addMetadataProps(property("masked", Boolean.toString(network.masked())))
        .setGraph(new OnnxNetwork(network, tensors).graph(image))
        .build();
  }

  private static StringStringEntryProto property(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
