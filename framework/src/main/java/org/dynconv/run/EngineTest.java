package org.dynconv.run;

import java.util.Locale;

/**
 * A second test of a model, from its saved weights, by a backend of the inference engine, which
 * skips what the masks switch off. libtorch, which computes everything, has the first word; this
 * says how far the engine agrees.
 *
 * @param backend its name
 * @param top1 part of the test images classified right, 0 to 1
 * @param testCount number of test images
 * @param usedBudget fraction of the conditional multiply-accumulates used, 0 to 1; 1 for a dense
 *     model
 * @param otherPredictions test images for which the backend's best class is not libtorch's
 * @param imagesPerSecond throughput of the backend, its first call left out, in which some compile
 */
public record EngineTest(
    String backend,
    double top1,
    int testCount,
    double usedBudget,
    int otherPredictions,
    double imagesPerSecond) {
  /**
   * What the test says beside libtorch's.
   *
   * @param torchTop1 libtorch's top-1 on the same images, 0 to 1
   * @return half a sentence for people
   */
  public String beside(double torchTop1) {
    String top1 =
        this.top1 == torchTop1
            ? String.format(Locale.ROOT, "top-1 is %.2f %% in both", 100 * torchTop1)
            : String.format(
                Locale.ROOT,
                "top-1 is %.2f %%, libtorch's %.2f %%",
                100 * this.top1,
                100 * torchTop1);
    return "%d of %d predictions differ from libtorch's; %s"
        .formatted(otherPredictions, testCount, top1);
  }

  /** The same without what differs from run to run. */
  EngineTest withoutSpeed() {
    return new EngineTest(backend, top1, testCount, usedBudget, otherPredictions, 0);
  }
}
