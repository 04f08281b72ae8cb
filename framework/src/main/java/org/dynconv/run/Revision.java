package org.dynconv.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which code ran.
 *
 * @param commit the commit's full name, or {@code unknown}
 * @param dirty whether the working tree differed from the commit
 */
public record Revision(String commit, boolean dirty) {
  /** The system property in which a launcher passes the revision it was built from. */
  public static final String PROPERTY = "dynconv.revision";

  private static final String UNKNOWN = "unknown";
  private static final String DIRTY = "-dirty";

  /**
   * The revision of the code that runs: what the launcher passed in the system property {@value
   * #PROPERTY} (a commit, with {@code -dirty} behind it when it was), else what git says of a
   * folder, else unknown.
   *
   * @param folder a folder in the code's working tree
   * @return the revision
   */
  public static Revision detect(Path folder) {
    String given = System.getProperty(PROPERTY, "").strip();
    return given.isEmpty() ? ofGit(folder) : parse(given);
  }

  /**
   * The short form that people write: twelve digits, {@code -dirty} behind them when the tree
   * differed.
   *
   * @return the short form
   */
  public String label() {
    String digits = commit.length() > 12 ? commit.substring(0, 12) : commit;
    return dirty ? digits + DIRTY : digits;
  }

  private static Revision parse(String text) {
    return text.endsWith(DIRTY)
        ? new Revision(text.substring(0, text.length() - DIRTY.length()), true)
        : new Revision(text, false);
  }

  private static Revision ofGit(Path folder) {
    Optional<String> commit = git(folder, "rev-parse", "HEAD");
    Optional<String> changes = git(folder, "status", "--porcelain");
    // A tree whose state cannot be told is not called clean.
    return commit
        .map(name -> new Revision(name, changes.map(text -> !text.isEmpty()).orElse(true)))
        .orElse(new Revision(UNKNOWN, false));
  }

  private static Optional<String> git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
