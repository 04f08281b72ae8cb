package org.dynconv.experiments.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.dynconv.run.Configuration;
import org.dynconv.run.Environment;
import org.dynconv.run.Revision;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.Seeds;
import org.dynconv.seed.RootSeed;

/**
 * The run folder of a measurement: its record says the machine, the code and the settings, as that
 * of a training does.
 *
 * @param name of the experiment or the command, the folder above the run's
 * @param configuration what was asked for
 * @param seed the root seed
 * @param runs the folder of all runs
 * @param home the code's folder, to ask git for its revision
 */
record BenchFolder(String name, Configuration configuration, RootSeed seed, Path runs, Path home) {
  /**
   * Measures into a new folder.
   *
   * @param libraries their versions by name
   * @param work writes into the folder and says which files; its failure is recorded
   * @return the files
   */
  List<Path> run(
      Map<String, String> libraries, BiFunction<RunFolder, Environment, List<Path>> work) {
    Environment environment = Environment.capture(libraries);
    RunRecord record =
        RunRecord.start(
            name,
            configuration,
            Seeds.of(seed, "bench"),
            Revision.detect(home),
            environment,
            Instant.now());
    try (RunFolder folder = RunFolder.create(runs, name)) {
      folder.save(record);
      try {
        List<Path> files = work.apply(folder, environment);
        folder.save(record.withArtefacts(folder.hashes(files)).done(Instant.now()));
        return files;
      } catch (RuntimeException | Error failure) {
        folder.save(record.failed(failure, Instant.now()));
        throw failure;
      }
    }
  }
}
