package org.dynconv.experiments.bench;

import java.util.random.RandomGenerator;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;

/** A backend with any plan, on random features. */
final class PlanContestant {
  private PlanContestant() {}

  /** Compiled, run once and compared with the plain loops. */
  static Contestant checked(
      String backend, Plan plan, int batch, CompileOptions options, RootSeed seed) {
    float[] features = new float[Math.multiplyExact(batch, plan.inputShape().elements())];
    RandomGenerator random = seed.generator("bench/features");
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) Math.max(0, random.nextGaussian());
    }
    Contestant contestant =
        new BackendContestant(Backends.named(backend), plan, features, batch, options);
    contestant.run();
    PlainLoops.check(backend, contestant, plan, features, options);
    return contestant;
  }
}
