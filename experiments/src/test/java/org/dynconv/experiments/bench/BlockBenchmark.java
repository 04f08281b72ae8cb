package org.dynconv.experiments.bench;

import java.util.concurrent.TimeUnit;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.StateDict;
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

/** One block of ResNet-32 by itself, 32 channels of 16×16 positions, 32 images, by density. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BlockBenchmark {
  private static final RootSeed SEED = new RootSeed(0);
  private static final String DENSE = "dense";

  @Param({DENSE, "0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"})
  private String density;

  @Param({"GATHER", "MEASURED"})
  private Crossover rule;

  @Param("vector")
  private String backend;

  @Param("32")
  private int batch;

  @Param("2")
  private int threads;

  private Contestant contestant;

  @Setup
  public void open() {
    Architecture dense = Architectures.named("resnet32-cifar");
    Architecture network = density.equals(DENSE) ? dense : dense.withMasks();
    StateDict weights = BenchWeights.draw(network, SEED);
    Plan plan = Lowering.lowerBlock(network, weights, network.image(), "layer2.2");
    CompileOptions options = CompileOptions.defaults().withThreads(threads).withCrossover(rule);
    if (!density.equals(DENSE)) {
      options =
          options.withForcedMasks(
              new SmoothMasks(SEED).of(plan, batch, Double.parseDouble(density)));
    }
    contestant = PlanContestant.checked(backend, plan, batch, options, SEED);
  }

  @Benchmark
  public void block() {
    contestant.run();
  }

  @TearDown
  public void close() {
    contestant.close();
  }
}
