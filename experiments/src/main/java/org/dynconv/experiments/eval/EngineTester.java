package org.dynconv.experiments.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.CostModel;
import org.dynconv.data.BatchLoader;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.dynconv.run.EngineTest;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.StateDict;

/**
 * Tests networks with a backend of the inference engine, image by image beside libtorch.
 *
 * @param backend able to run here
 * @param maxBatch the largest batch
 * @param threads processor threads
 */
public record EngineTester(MaskedBackend backend, int maxBatch, int threads) {
  /**
   * Finds the backend.
   *
   * @param backend its name
   * @param maxBatch the largest batch
   * @param threads processor threads
   * @return the tester
   * @throws org.dynconv.error.UserException if there is none of that name, or it cannot run here
   */
  public static EngineTester of(String backend, int maxBatch, int threads) {
    return new EngineTester(Backends.named(backend), maxBatch, threads);
  }

  /**
   * Refuses networks that the backend cannot take, before a training has taken its time.
   *
   * @param architecture the network, of its usual images
   * @throws org.dynconv.error.UserException if the backend, or the device that was chosen, cannot
   *     run it
   */
  public void check(Architecture architecture) {
    Plan plan = Lowering.lower(architecture, zeros(architecture), architecture.image());
    backend.compile(plan, maxBatch, CompileOptions.defaults().withThreads(threads)).close();
  }

  private static StateDict zeros(Architecture architecture) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (ParameterNames.Entry entry : ParameterNames.of(architecture).tensors()) {
      long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
      tensors.put(
          entry.name(),
          entry.role() == ParameterNames.Role.BATCH_COUNT
              ? HostTensor.of(new long[] {0})
              : HostTensor.of(new float[Math.toIntExact(entry.size())], shape));
    }
    return new StateDict(tensors);
  }

  /**
   * Tests.
   *
   * @param architecture the network
   * @param weights every tensor that it names
   * @param size of the images
   * @param images the test images, in order
   * @return what came out
   */
  public EngineTest test(
      Architecture architecture, StateDict weights, Size size, BatchLoader images) {
    NetworkTest torch;
    try (Classifier classifier = new TorchClassifier(architecture, weights, threads)) {
      torch = NetworkTest.run(classifier, images);
    }
    NetworkTest engine;
    try (Classifier classifier =
        new BackendClassifier(backend, architecture, weights, size, maxBatch, threads)) {
      engine = NetworkTest.run(classifier, images);
    }
    int count = engine.predictions().size();
    return new EngineTest(
        backend.name(),
        (double) engine.rightWithin(1) / count,
        count,
        used(architecture, size, engine),
        different(torch.predictions(), engine.predictions()),
        engine.imagesPerSecond());
  }

  private static double used(Architecture architecture, Size size, NetworkTest test) {
    if (!architecture.masked()) {
      return 1;
    }
    CostModel cost = new CostModel(architecture, size);
    return cost.mean(test.active(), test.predictions().size()).conditional()
        / cost.full().conditional();
  }

  private static int different(List<Prediction> torch, List<Prediction> engine) {
    int different = 0;
    for (int i = 0; i < torch.size(); i++) {
      different += torch.get(i).best() == engine.get(i).best() ? 0 : 1;
    }
    return different;
  }
}
