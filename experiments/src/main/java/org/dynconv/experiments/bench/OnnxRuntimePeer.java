package org.dynconv.experiments.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.dynconv.architecture.Size;
import org.dynconv.weights.onnx.OnnxExporter;

/** Dense ONNX Runtime on its processor backend, fed with our own export, batch norms folded. */
final class OnnxRuntimePeer implements Contestant {
  private final OrtSession session;
  private final OnnxTensor input;
  private float[] logits;

  OnnxRuntimePeer(Workload work, int threads) {
    Size size = work.masked().image();
    byte[] model = OnnxExporter.foldingBatchNorm().export(work.dense(), work.weights(), size);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      this.session = environment.createSession(model, options);
      this.input =
          OnnxTensor.createTensor(
              environment,
              FloatBuffer.wrap(work.planes()),
              new long[] {work.batch(), 3, size.height(), size.width()});
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime refuses our export: " + e.getMessage(), e);
    }
  }

  static String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public String name() {
    return Peer.ONNX_RUNTIME.label();
  }

  @Override
  public void run() {
    try (OrtSession.Result result = session.run(Map.of(OnnxExporter.INPUT, input))) {
      FloatBuffer scores = ((OnnxTensor) result.get(0)).getFloatBuffer();
      logits = new float[scores.remaining()];
      scores.get(logits);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  @Override
  public float[] logits() {
    return logits.clone();
  }

  @Override
  public void close() {
    try {
      input.close();
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not close: " + e.getMessage(), e);
    }
  }
}
