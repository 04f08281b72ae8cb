package org.dynconv.experiments.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Activation;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import org.dynconv.seed.RootSeed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The micro-kernels: a single convolution of one image, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvolutionBenchmark {
  private static final RootSeed SEED = new RootSeed(0);
  private static final int SIDE = 28;

  /** Which kernel. */
  public enum Kind {
    POINTWISE,
    SQUARE,
    DEPTHWISE
  }

  @Param private Kind kind;

  @Param({"16", "32", "64", "192"})
  private int channels;

  @Param({"GATHER", "TILES"})
  private Crossover rule;

  @Param("vector")
  private String backend;

  private Contestant contestant;

  @Setup
  public void open() {
    Shape shape = new Shape(SIDE, SIDE, channels);
    Plan plan = new Plan(List.of(shape, shape), List.of(), List.of(operation()), 0, 1);
    CompileOptions options = CompileOptions.defaults().withThreads(1).withCrossover(rule);
    contestant = PlanContestant.checked(backend, plan, 1, options, SEED);
  }

  @Benchmark
  public void convolution() {
    contestant.run();
  }

  @TearDown
  public void close() {
    contestant.close();
  }

  private Operation operation() {
    Window window = kind == Kind.POINTWISE ? new Window(1, 1, 0, 0) : new Window(3, 1, 1, 1);
    int taps = window.kernel() * window.kernel();
    Coefficients bias = random(channels);
    return kind == Kind.DEPTHWISE
        ? new Operation.Depthwise(
            "conv",
            0,
            1,
            window,
            random(taps * channels),
            bias,
            Activation.RELU6,
            Region.EVERYWHERE)
        : new Operation.Convolution(
            "conv",
            0,
            1,
            window,
            random(taps * channels * channels),
            bias,
            Activation.RELU,
            Region.EVERYWHERE,
            Optional.empty());
  }

  private static Coefficients random(int count) {
    RandomGenerator random = SEED.generator("bench/kernel", count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian() / 16;
    }
    return Coefficients.of(values);
  }
}
