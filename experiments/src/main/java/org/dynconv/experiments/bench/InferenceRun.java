package org.dynconv.experiments.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dynconv.inference.Backends;
import org.dynconv.report.SpeedReport;
import org.dynconv.run.Configuration;

/**
 * A comparison of speed in a run folder of its own: the record says the machine, the code and the
 * settings, as that of a training does.
 *
 * @param report what was measured
 * @param files what was written: the report's files, then the JSON
 */
public record InferenceRun(SpeedReport report, List<Path> files) {
  /** The file that holds everything. */
  public static final String JSON = "inference.json";

  /** Copies the files. */
  public InferenceRun {
    files = List.copyOf(files);
  }

  /**
   * Measures and writes.
   *
   * @param name of the experiment or the command, the folder above the run's
   * @param title of the tables
   * @param settings what is measured
   * @param configuration how that was asked for
   * @param runs the folder of all runs
   * @param home the code's folder, to ask git for its revision
   * @param progress told of each step before it begins
   * @return report and files
   * @throws org.dynconv.error.UserException if a network or a backend is unknown or cannot run here
   * @throws Disagreement if two of them do not compute the same
   */
  public static InferenceRun run(
      String name,
      String title,
      BenchSettings settings,
      Configuration configuration,
      Path runs,
      Path home,
      Consumer<String> progress) {
    settings.check();
    List<SpeedReport> made = new ArrayList<>();
    List<Path> files =
        new BenchFolder(name, configuration, settings.seed(), runs, home)
            .run(
                libraries(settings),
                (folder, environment) -> {
                  InferenceBench bench = InferenceBench.run(settings, progress);
                  made.add(report(bench));
                  String json = InferenceJson.of(bench, environment);
                  return Stream.concat(
                          made.getFirst().write(folder.path(), title).stream(),
                          Stream.of(folder.write(JSON, out -> out.write(json.getBytes(UTF_8)))))
                      .toList();
                });
    return new InferenceRun(made.getFirst(), files);
  }

  private static SpeedReport report(InferenceBench bench) {
    return new SpeedReport(
        bench.rows(), bench.blocks(), bench.absences().stream().map(Absence::toString).toList());
  }

  private static Map<String, String> libraries(BenchSettings settings) {
    Map<String, String> libraries = new LinkedHashMap<>();
    for (Peer peer : Peer.values()) {
      libraries.put(peer.label(), peer.version());
    }
    for (String backend : settings.backends()) {
      libraries.put("backend " + backend, Backends.named(backend).availability().reason());
    }
    return libraries;
  }
}
