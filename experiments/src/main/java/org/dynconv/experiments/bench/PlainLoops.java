package org.dynconv.experiments.bench;

import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Plan;

/** The {@code reference} backend as the judge of what others computed. */
final class PlainLoops {
  private PlainLoops() {}

  /**
   * Compares the first image, whose masks are the same in a batch of one.
   *
   * @param what was run, for the message
   * @param contestant has run
   * @param images its images
   * @throws Disagreement if they differ
   */
  static void check(
      String what, Contestant contestant, Plan plan, float[] images, CompileOptions options) {
    try (Contestant plain =
        new BackendContestant(Backends.named("reference"), plan, images, 1, options)) {
      plain.run();
      Agreement.check(what, contestant.logits(), "the plain loops", plain.logits());
    }
  }
}
