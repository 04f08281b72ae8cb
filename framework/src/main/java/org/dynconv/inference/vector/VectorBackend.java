package org.dynconv.inference.vector;

import java.util.function.Supplier;
import org.dynconv.error.UserException;
import org.dynconv.inference.Availability;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;

/**
 * The fast processor backend. The system property {@code dynconv.inference.kernels} chooses its
 * inner loops: {@code vector}, {@code scalar}, or {@code auto} (the default) for vectors where the
 * module {@code jdk.incubator.vector} is loaded.
 */
public final class VectorBackend implements MaskedBackend {
  private final Supplier<Kernels> provider;
  private Kernels kernels;

  /** For {@link java.util.ServiceLoader}. */
  public VectorBackend() {
    this(
        () ->
            Providers.find(
                System.getProperty(Providers.PROPERTY, "auto"), Providers::vectorModuleLoaded));
  }

  /**
   * A backend with kernels of its own.
   *
   * @param provider finds them when they are first needed
   */
  VectorBackend(Supplier<Kernels> provider) {
    this.provider = provider;
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Availability availability() {
    try {
      return Availability.yes(kernels().description());
    } catch (UserException e) {
      return Availability.no(e.getMessage());
    }
  }

  @Override
  public int preference() {
    return 100;
  }

  @Override
  public Executable compile(Plan plan, int maxBatch, CompileOptions options) {
    options.forcedMasks().check(plan);
    MaskOutputs outputs = new MaskOutputs(plan, maxBatch);
    CompiledPlan compiled = new CompiledPlan(plan, maxBatch, kernels(), options, outputs);
    return new VectorExecutable(compiled, outputs, new Team(options.threads()));
  }

  private Kernels kernels() {
    if (kernels == null) {
      kernels = provider.get();
    }
    return kernels;
  }
}
