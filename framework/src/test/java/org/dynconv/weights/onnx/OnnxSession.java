package org.dynconv.weights.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import org.dynconv.weights.HostTensor;

/** Runs a model in ONNX Runtime. */
final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxSession(byte[] model) throws OrtException {
    session = environment.createSession(model);
  }

  /** The logits of a batch {@code [N, 3, H, W]}. */
  HostTensor logits(HostTensor images) throws OrtException {
    try (OnnxTensor input =
            OnnxTensor.createTensor(environment, images.bytes().asFloatBuffer(), images.shape());
        OrtSession.Result result = session.run(Map.of(OnnxExporter.INPUT, input))) {
      OnnxTensor output = (OnnxTensor) result.get(OnnxExporter.OUTPUT).orElseThrow();
      float[] values = new float[output.getFloatBuffer().remaining()];
      output.getFloatBuffer().get(values);
      return HostTensor.of(values, output.getInfo().getShape());
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
