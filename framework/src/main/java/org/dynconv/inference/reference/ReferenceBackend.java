package org.dynconv.inference.reference;

import org.dynconv.inference.Availability;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;

/** Plain scalar loops in one thread, sums in double precision. Runs everywhere. */
public final class ReferenceBackend implements MaskedBackend {
  /** For {@link java.util.ServiceLoader}. */
  public ReferenceBackend() {}

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Availability availability() {
    return Availability.yes("plain loops");
  }

  @Override
  public int preference() {
    return 0;
  }

  @Override
  public Executable compile(Plan plan, int maxBatch, CompileOptions options) {
    options.forcedMasks().check(plan);
    return new ReferenceExecutable(plan, maxBatch, options.forcedMasks());
  }
}
