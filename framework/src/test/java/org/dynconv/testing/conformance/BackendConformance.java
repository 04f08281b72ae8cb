package org.dynconv.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.dynconv.golden.Comparison;
import org.dynconv.golden.GoldenCase;
import org.dynconv.golden.GoldenCheck;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.EvaluationPass;
import org.dynconv.inference.Executable;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.junit.jupiter.api.DynamicTest;

/**
 * Holds a backend to what the interface promises: outputs within 1e-4 of {@code reference} on
 * random plans, identical masks, and the recorded passes of the authors' code. A module runs it on
 * its own backend with
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> conforms() {
 *   return new BackendConformance(Backends.named("mine")).tests();
 * }
 * }</pre>
 *
 * @param backend what is tested
 * @param cases how many random plans; every kind of block and pattern of masks comes within 21
 */
public record BackendConformance(MaskedBackend backend, int cases) {
  private static final int USUAL_CASES = 126;

  /**
   * With the usual number of random plans.
   *
   * @param backend what is tested
   */
  public BackendConformance(MaskedBackend backend) {
    this(backend, USUAL_CASES);
  }

  /** All tests. */
  public Stream<DynamicTest> tests() {
    return Stream.of(randomPlans(), singleBlocks(), golden(), sameBits(), bothWays(), refusals())
        .flatMap(tests -> tests);
  }

  /** Random plans against the oracle; prints which draws were left out. */
  public Stream<DynamicTest> randomPlans() {
    return compared("random plans", PlanCase.first(cases));
  }

  private Stream<DynamicTest> compared(String what, List<PlanCase> drawn) {
    LeftOut leftOut = LeftOut.of(drawn);
    long decided = drawn.stream().filter(one -> one.pattern() == MaskPattern.DECIDED).count();
    System.out.printf(
        "Conformance of %s: %d %s, in %d of them the mask units decide. Drawn anew: %d that would"
            + " take over 10 million multiply-accumulates, %d with a decision that rounding may"
            + " tip.%n",
        backend.name(), drawn.size(), what, decided, leftOut.tooLarge(), leftOut.undecidable());
    return drawn.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> compare(one)));
  }

  /** Blocks by themselves, which read what they are given without a convolution before. */
  public Stream<DynamicTest> singleBlocks() {
    return compared("single blocks", PlanCase.firstBlocks(Math.max(1, cases / 6)));
  }

  private void compare(PlanCase drawn) {
    Outcome.of(backend, drawn, drawn.options()).assertCloseTo(drawn.oracle());
  }

  /** The recorded evaluation passes of the authors' code. */
  public Stream<DynamicTest> golden() {
    return GoldenFiles.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    "golden case " + name, () -> evaluation(GoldenFiles.read(name))));
  }

  private void evaluation(GoldenCase golden) {
    Plan plan =
        Lowering.lower(
            golden.architecture(),
            golden.tensors().below("weight/"),
            golden.architecture().image());
    List<Comparison> comparisons =
        GoldenCheck.evaluation(
            golden,
            EvaluationPass.run(
                backend, plan, golden.tensors().get("input"), CompileOptions.defaults()));
    assertThat(comparisons)
        .extracting(Comparison::kind)
        .contains("eval logits", "eval mask logits", "eval masks", "eval MACs");
    assertThat(comparisons).allSatisfy(c -> assertThat(c.tensors()).as(c.kind()).isPositive());
    assertThat(comparisons).filteredOn(c -> !c.passed()).isEmpty();
  }

  /** The same bits in every run, and for any number of threads. */
  public Stream<DynamicTest> sameBits() {
    return PlanCase.first(cases / 4).stream()
        .map(
            drawn ->
                DynamicTest.dynamicTest(
                    "same bits, " + drawn.name(),
                    () -> {
                      Outcome one = Outcome.of(backend, drawn, drawn.options().withThreads(1));
                      for (int threads = 1; threads <= 3; threads++) {
                        Outcome.of(backend, drawn, drawn.options().withThreads(threads))
                            .assertSameBitsAs(one, "with " + threads + " threads");
                      }
                    }));
  }

  /** Whole tiles and single positions give the same. */
  public Stream<DynamicTest> bothWays() {
    return PlanCase.first(cases / 2).stream()
        .filter(drawn -> drawn.pattern() != MaskPattern.DECIDED)
        .map(drawn -> DynamicTest.dynamicTest("both ways, " + drawn.name(), () -> bothWays(drawn)));
  }

  private void bothWays(PlanCase drawn) {
    Outcome oracle = drawn.oracle();
    for (Crossover way : List.of(Crossover.GATHER, Crossover.TILES)) {
      Outcome.of(backend, drawn, drawn.options().withCrossover(way)).assertCloseTo(oracle);
    }
  }

  /** What the interface says about wrong calls. */
  public Stream<DynamicTest> refusals() {
    PlanCase drawn = PlanCase.first(1).getFirst();
    return Stream.of(
        DynamicTest.dynamicTest(
            "a batch larger than compiled for is refused", () -> tooManyImages(drawn)),
        DynamicTest.dynamicTest("a closed executable refuses to run", () -> closed(drawn)));
  }

  private void tooManyImages(PlanCase drawn) {
    int most = drawn.maxBatch();
    float[] images = new float[(most + 1) * drawn.plan().inputShape().elements()];
    float[] output = new float[(most + 1) * drawn.plan().outputShape().elements()];
    try (Executable executable = backend.compile(drawn.plan(), most, drawn.options())) {
      assertThatThrownBy(() -> executable.run(images, most + 1, output))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> executable.masks(0)).isInstanceOf(IllegalStateException.class);
    }
  }

  private void closed(PlanCase drawn) {
    float[] output = new float[drawn.batch() * drawn.plan().outputShape().elements()];
    Executable executable = backend.compile(drawn.plan(), drawn.batch(), drawn.options());
    executable.close();
    executable.close();
    assertThatThrownBy(() -> executable.run(drawn.images(), drawn.batch(), output))
        .isInstanceOf(IllegalStateException.class);
  }
}
