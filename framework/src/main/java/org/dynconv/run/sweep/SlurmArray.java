package org.dynconv.run.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dynconv.run.AtomicFile;

/**
 * One array job: its name, which Slurm keeps with it, and the jobs that its tasks are. Both are on
 * the disk before Slurm hears of it, so that a sweep that was killed finds its tasks again.
 *
 * @param name the array job's name, unique
 * @param jobs the ids of the jobs; task i is the i-th
 */
record SlurmArray(String name, List<String> jobs) {
  private static final String ENDING = ".tasks";

  SlurmArray {
    jobs = List.copyOf(jobs);
  }

  static boolean isFile(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  static SlurmArray read(Path file) throws IOException {
    String name = file.getFileName().toString();
    return new SlurmArray(
        name.substring(0, name.length() - ENDING.length()), Files.readAllLines(file));
  }

  void write(Path folder) {
    String lines = jobs.stream().map(job -> job + "\n").collect(Collectors.joining());
    AtomicFile.write(folder.resolve(name + ENDING), lines.getBytes(StandardCharsets.UTF_8));
  }

  /** The file in which a task leaves its exit code. */
  Path exitFile(Path folder, int index) {
    return folder.resolve(name + "-" + index + ".exit");
  }

  /** A task's exit code, if it came to its end. */
  Optional<Integer> exit(Path folder, int index) {
    try {
      return Optional.of(Integer.parseInt(Files.readString(exitFile(folder, index)).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
