package org.dynconv.tornado;

import java.util.HashSet;
import java.util.Set;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.weights.RandomWeights;

/** Runs small networks that have every kernel between them, for a checker such as Oclgrind. */
final class EveryKernel {
  private static final int MOST = 2;

  private EveryKernel() {}

  /** Runs them on batches of one and of two images. */
  public static void main(String[] args) {
    TornadoBackend backend = new TornadoBackend();
    System.out.println(backend.availability().reason());
    Set<Class<?>> seen = new HashSet<>();
    run(backend, "resnet8-cifar-a", new Size(9, 7), seen);
    run(backend, "resnet8-cifar", new Size(5, 6), seen);
    run(backend, "resnet18@0.25", new Size(17, 15), seen);
    run(backend, "mobilenetv2-cifar@0.25", new Size(8, 8), seen);
    if (seen.size() != Operation.class.getPermittedSubclasses().length) {
      throw new IllegalStateException("only these operations ran: " + seen);
    }
  }

  private static void run(TornadoBackend backend, String name, Size size, Set<Class<?>> seen) {
    Architecture network = Architectures.named(name).withMasks();
    Plan plan = Lowering.lower(network, RandomWeights.of(network, 1), size);
    plan.operations().forEach(operation -> seen.add(operation.getClass()));
    float[] images = new float[MOST * plan.inputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (i * 37 % 101 - 50) / 25f;
    }
    float[] output = new float[MOST * plan.outputShape().elements()];
    try (Executable executable = backend.compile(plan, MOST, CompileOptions.defaults())) {
      for (int batch = MOST; batch >= 1; batch--) {
        executable.run(images, batch, output);
      }
    }
    System.out.println(name + " ran");
  }
}
