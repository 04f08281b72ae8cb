package org.dynconv.experiments.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dynconv.error.UserException;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.dynconv.report.CrossoverTimes;
import org.dynconv.report.Spread;

/** Measures one layer by positions and by whole tiles, and asks the engine what it would take. */
final class CrossoverBench {
  /** Active positions of a tile that are measured: few are enough for two straight lines. */
  private static final int[] MEASURED = {2, 4, 6, 8, 10, 12, 14, 16};

  private final CrossoverSettings settings;
  private final MaskedBackend backend;
  private final MaskedLayer layer;
  private final Plan plan;
  private final float[] images;

  CrossoverBench(CrossoverSettings settings, MaskedLayer layer) {
    this.settings = settings;
    this.backend = Backends.named(settings.backend());
    this.layer = layer;
    this.plan = layer.plan(settings.seed());
    this.images = layer.images(settings.batch(), settings.seed());
  }

  /**
   * Refuses a backend that computes a full mask to the same bits, whichever way it is told to take:
   * it has only one.
   *
   * @throws UserException if it has no two ways
   */
  void requireTwoWays() {
    byte[] mask = mask(MaskedLayer.TILE);
    if (Arrays.equals(result(Crossover.GATHER, mask), result(Crossover.TILES, mask))) {
      throw new UserException(
          "Backend \""
              + backend.name()
              + "\" computes every mask in one way: there is no crossover to measure. \"vector\" has"
              + " one, where the JDK's module jdk.incubator.vector is there.");
    }
  }

  /**
   * Measures.
   *
   * @throws Disagreement if they do not compute the same
   */
  CrossoverTimes run() {
    Integer engine = engine();
    List<BackendContestant> contestants = new ArrayList<>();
    try {
      for (int active : MEASURED) {
        byte[] mask = mask(active);
        contestants.add(contestant(Crossover.GATHER, mask));
        contestants.add(contestant(Crossover.TILES, mask));
      }
      double[][] seconds = new Turns(settings.turns().forBlocks()).measure(contestants);
      return new CrossoverTimes(
          layer.label(),
          settings.batch(),
          backend.name(),
          MaskedLayer.TILE,
          points(seconds),
          engine);
    } finally {
      contestants.forEach(BackendContestant::close);
    }
  }

  private static List<CrossoverTimes.Point> points(double[][] seconds) {
    List<CrossoverTimes.Point> points = new ArrayList<>();
    for (int i = 0; i < MEASURED.length; i++) {
      double[] gather = seconds[2 * i];
      double[] tiles = seconds[2 * i + 1];
      points.add(
          new CrossoverTimes.Point(
              MEASURED[i], Spread.of(gather), Spread.of(tiles), Spread.ofRatios(gather, tiles)));
    }
    return points;
  }

  /**
   * From how many active positions on the backend takes tiles by itself. Both ways round
   * differently, so that other bits than those of the positions say that it took tiles.
   */
  private Integer engine() {
    for (int active = 1; active <= MaskedLayer.TILE; active++) {
      byte[] mask = layer.repeated(active, settings.batch());
      float[] gather = result(Crossover.GATHER, mask);
      float[] tiles = result(Crossover.TILES, mask);
      Agreement.check(layer.label() + ", tiles", tiles, "its positions", gather);
      if (!Arrays.equals(result(Crossover.MEASURED, mask), gather)) {
        return active;
      }
    }
    return null;
  }

  private float[] result(Crossover way, byte[] mask) {
    try (BackendContestant contestant = contestant(way, mask)) {
      contestant.run();
      return layer.active(contestant.logits(), mask);
    }
  }

  private BackendContestant contestant(Crossover way, byte[] mask) {
    CompileOptions options =
        CompileOptions.defaults()
            .withThreads(settings.threads())
            .withCrossover(way)
            .withForcedMasks(MaskedLayer.forced(mask));
    return new BackendContestant(backend, plan, images, settings.batch(), options);
  }

  private byte[] mask(int active) {
    return layer.mask(active, settings.batch(), settings.seed());
  }
}
