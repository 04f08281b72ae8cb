package org.dynconv.experiments.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dynconv.inference.Backends;
import org.dynconv.report.CrossoverReport;
import org.dynconv.report.CrossoverTimes;
import org.dynconv.run.Configuration;
import org.dynconv.run.Environment;
import org.dynconv.run.RunJson;

/**
 * A measurement of the crossover from positions to tiles, in a run folder of its own.
 *
 * @param report what was measured
 * @param files what was written: the report's files, then the JSON
 */
public record CrossoverRun(CrossoverReport report, List<Path> files) {
  private static final String NAME = "bench-crossover";
  private static final String JSON = "crossover.json";

  /** Copies the files. */
  public CrossoverRun {
    files = List.copyOf(files);
  }

  /**
   * Measures and writes.
   *
   * @param settings how
   * @param runs the folder of all runs
   * @param home the code's folder, to ask git for its revision
   * @param progress told of each step before it begins
   * @return report and files
   * @throws org.dynconv.error.UserException if the backend is unknown, cannot run here, or has no
   *     two ways
   * @throws Disagreement if they do not compute the same
   */
  public static CrossoverRun run(
      CrossoverSettings settings, Path runs, Path home, Consumer<String> progress) {
    settings.check();
    String backend = Backends.named(settings.backend()).availability().reason();
    List<CrossoverReport> made = new ArrayList<>();
    List<Path> files =
        new BenchFolder(NAME, new Configuration(settings.canonical()), settings.seed(), runs, home)
            .run(
                Map.of("backend " + settings.backend(), backend),
                (folder, environment) -> {
                  CrossoverReport report = measure(settings, progress);
                  made.add(report);
                  List<Path> written = new ArrayList<>(report.write(folder.path(), "Crossover"));
                  byte[] json = RunJson.page(json(settings, environment, report));
                  written.add(folder.write(JSON, out -> out.write(json)));
                  return written;
                });
    return new CrossoverRun(made.getFirst(), files);
  }

  private static CrossoverReport measure(CrossoverSettings settings, Consumer<String> progress) {
    List<CrossoverTimes> layers = new ArrayList<>();
    for (MaskedLayer layer : MaskedLayer.ofResNet()) {
      progress.accept(layer.label() + ", batch " + settings.batch());
      layers.add(new CrossoverBench(settings, layer).run());
    }
    return new CrossoverReport(layers);
  }

  private static Map<String, Object> json(
      CrossoverSettings settings, Environment environment, CrossoverReport report) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("settings", settings.canonical());
    root.put("environment", environment);
    List<Map<String, Object>> layers = new ArrayList<>();
    for (CrossoverTimes times : report.layers()) {
      Map<String, Object> layer = new LinkedHashMap<>();
      layer.put("layer", times.layer());
      layer.put("batch", times.batch());
      layer.put("runner", times.runner());
      layer.put("tile", times.tile());
      layer.put("measured", times.crossing());
      layer.put("engine", times.engine());
      layer.put("points", times.points());
      layers.add(layer);
    }
    root.put("layers", layers);
    return root;
  }
}
