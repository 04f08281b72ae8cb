package org.dynconv.run.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dynconv.run.AtomicFile;
import org.dynconv.run.Configuration;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.run.SampleRuns;

/**
 * A process that behaves as a run does, but computes nothing of use: it adds up steps, keeps a
 * checkpoint after each, and goes on from the checkpoint of a run of its configuration that was
 * cut. Arguments: root, experiment, seed, steps, milliseconds a step, how often it fails first.
 */
public final class FakeRun {
  private static final String CHECKPOINT = "checkpoint";
  private static final String RESULT = "result";

  private FakeRun() {}

  public static void main(String[] args) throws Exception {
    Leash.obey();
    Path root = Path.of(args[0]);
    RunRecord fresh = record(args[1], Integer.parseInt(args[2]));
    Optional<Path> cut = cut(root.resolve(args[1]), fresh.configurationHash());
    try (RunFolder folder =
        cut.isPresent() ? RunFolder.open(cut.get()) : RunFolder.create(root, args[1])) {
      RunRecord record = cut.isPresent() ? folder.record().resumed() : fresh;
      folder.save(record);
      if (failuresSoFar(folder) < Integer.parseInt(args[5])) {
        folder.write("failure-" + failuresSoFar(folder), out -> out.write('x'));
        folder.save(record.failed(new IllegalStateException("out of luck"), Instant.now()));
        System.exit(1);
      }
      long sum = work(folder, Integer.parseInt(args[3]), Long.parseLong(args[4]));
      write(folder.resolve(RESULT), sum + " on " + Runtime.getRuntime().availableProcessors());
      folder.save(record.done(Instant.now()));
    }
  }

  static RunRecord record(String experiment, int seed) {
    RunRecord sample = SampleRuns.started(experiment, Instant.now());
    return RunRecord.start(
        experiment,
        configuration(seed),
        sample.seeds(),
        sample.revision(),
        sample.environment(),
        sample.started());
  }

  static Configuration configuration(int seed) {
    return new Configuration(Map.of("seed", seed));
  }

  static String result(Path folder) throws Exception {
    return Files.readString(folder.resolve(RESULT));
  }

  private static long work(RunFolder folder, int steps, long millis) throws Exception {
    Path checkpoint = folder.resolve(CHECKPOINT);
    long[] state = {0, 0};
    if (Files.exists(checkpoint)) {
      String[] words = Files.readString(checkpoint).split(" ");
      state = new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
    }
    for (long step = state[0]; step < steps; step++) {
      Thread.sleep(millis);
      state[1] = state[1] * 31 + step;
      write(checkpoint, (step + 1) + " " + state[1]);
    }
    return state[1];
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static int failuresSoFar(RunFolder folder) {
    int count = 0;
    while (Files.exists(folder.resolve("failure-" + count))) {
      count++;
    }
    return count;
  }

  private static Optional<Path> cut(Path experiment, String hash) throws Exception {
    if (!Files.isDirectory(experiment)) {
      return Optional.empty();
    }
    try (Stream<Path> children = Files.list(experiment)) {
      List<Path> folders =
          children
              .filter(child -> Files.exists(child.resolve("record.json")))
              .sorted(Comparator.reverseOrder())
              .toList();
      return folders.stream()
          .filter(
              folder -> {
                RunRecord record = RunStore.load(folder).record();
                return record.configurationHash().equals(hash) && record.status() != RunStatus.DONE;
              })
          .findFirst();
    }
  }
}
