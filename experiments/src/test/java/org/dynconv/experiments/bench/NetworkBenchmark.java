package org.dynconv.experiments.bench;

import java.util.concurrent.TimeUnit;
import org.dynconv.architecture.Architectures;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * A whole network beside a dense peer. An invocation gives each a turn of some runs, one after the
 * other, so that every fork compares them under the same conditions: {@code theirs} divided by
 * {@code ours} is how many times as fast ours is. The score itself is of both turns, pauses counted
 * in.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class NetworkBenchmark {
  private static final RootSeed SEED = new RootSeed(0);
  private static final String DENSE = "dense";
  private static final long TURN_NANOS = 100_000_000;
  private static final long NANOS_PER_MICRO = 1000;

  @Param({
    "resnet32-cifar:1",
    "resnet32-cifar:32",
    "resnet32-cifar:128",
    "mobilenetv2:1",
    "mobilenetv2:8"
  })
  private String work;

  @Param({DENSE, "1", "0.75", "0.5", "0.25"})
  private String density;

  @Param({"ONNX_RUNTIME", "LIBTORCH"})
  private String peer;

  @Param("vector")
  private String backend;

  @Param("2")
  private int threads;

  private int repeats;
  private Contestant ours;
  private Contestant theirs;

  /** Microseconds of as many runs of both, summed over a fork's iterations. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Pair {
    public long ours;
    public long theirs;
  }

  /** Both run once; what they compute is compared with the plain loops. */
  @Setup
  public void open() {
    BenchSettings.Work item = BenchSettings.Work.parse(work);
    Workload load = Workload.of(Architectures.named(item.network()), item.batch(), SEED);
    CompileOptions options = CompileOptions.defaults().withThreads(threads);
    theirs = Peer.valueOf(peer).open(load, threads);
    theirs.run();
    long start = System.nanoTime();
    theirs.run();
    repeats = (int) Math.max(1, TURN_NANOS / (System.nanoTime() - start));
    Plan dense = Lowering.lower(load.dense(), load.weights(), load.masked().image());
    PlainLoops.check(theirs.name(), theirs, dense, load.images(), options);
    Plan plan = dense;
    if (!density.equals(DENSE)) {
      plan = Lowering.lower(load.masked(), load.weights(), load.masked().image());
      options =
          options.withForcedMasks(
              new SmoothMasks(SEED).of(plan, item.batch(), Double.parseDouble(density)));
    }
    ours =
        new BackendContestant(Backends.named(backend), plan, load.images(), item.batch(), options);
    ours.run();
    PlainLoops.check(ours.name(), ours, plan, load.images(), options);
  }

  @Benchmark
  public void pair(Pair times) {
    times.theirs += micros(theirs);
    times.ours += micros(ours);
  }

  /** A turn of {@link #repeats} runs, after one that does not count. */
  private long micros(Contestant contestant) {
    Turns.pause();
    contestant.run();
    if (repeats == 0) {
      throw new IllegalStateException("a turn without runs measures nothing");
    }
    long start = System.nanoTime();
    for (int i = 0; i < repeats; i++) {
      contestant.run();
    }
    return (System.nanoTime() - start) / NANOS_PER_MICRO;
  }

  @TearDown
  public void close() {
    ours.close();
    theirs.close();
  }
}
