package org.dynconv.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.seed.RootSeed;

/** Small run values that tests share. */
public final class SampleRuns {
  private SampleRuns() {}

  /** A started run of an experiment. */
  public static RunRecord started(String experiment, Instant when) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("model", "resnet8");
    settings.put("epochs", 6);
    settings.put("budget", 0.5);
    settings.put("schedule", Map.of("kind", "one-cycle", "peak", 0.1));
    settings.put("note", null);
    return RunRecord.start(
        experiment,
        new Configuration(settings),
        Seeds.of(new RootSeed(7), "init", "gumbel"),
        new Revision("0123456789abcdef0123456789abcdef01234567", true),
        new Environment(
            "Vendor",
            "25+36",
            List.of("-Xmx2g"),
            "Linux 6.1 amd64",
            "Some Processor",
            2,
            8L << 30,
            Map.of("libtorch", "2.10.0")),
        when);
  }

  /** A dense model's result. */
  public static ModelResult dense(String name) {
    return new ModelResult(
        name,
        null,
        1.0,
        0.914,
        1000,
        0.92,
        new Macs(10_000_000, 10_000_000),
        new Macs(12_500_000, 12_500_000),
        new Throughput(812.4, 2304.6),
        Map.of(),
        6,
        "last epoch",
        null);
  }

  /** A masked model's result. */
  public static ModelResult masked(String name, double target) {
    Map<String, BlockDensity> densities = new LinkedHashMap<>();
    densities.put("layer1.0", new BlockDensity(0.62, 0.8));
    densities.put("layer2.0", new BlockDensity(0.4, 0.55));
    densities.put("layer3.0", new BlockDensity(0.3, 0.45));
    return new ModelResult(
        name,
        target,
        target + 0.0123,
        0.9,
        1000,
        0.905,
        new Macs(10_000_000 * (target + 0.0123), 10_000_000),
        new Macs(2_500_000 + 10_000_000 * (target + 0.0123), 12_500_000),
        new Throughput(640, 1800),
        densities,
        5,
        "best validation top-1",
        null);
  }

  /** An epoch of a masked model. */
  public static EpochMetrics epoch(String model, int epoch) {
    Map<String, Double> used = new LinkedHashMap<>();
    used.put("layer1.0", 0.7);
    used.put("layer2.0", 0.5);
    return new EpochMetrics(
        model,
        epoch,
        40L * epoch,
        0.1 / epoch,
        new LossTerms(2.5 / epoch, 2.0 / epoch, 0.03 / epoch, 0.02 / epoch),
        0.9 - 0.5 / epoch,
        0.88 - 0.5 / epoch,
        0.5,
        0.5 + 0.3 / epoch,
        650,
        3.2,
        used);
  }
}
