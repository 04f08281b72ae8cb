package org.dynconv.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder {@code shared} beside the project, which holds real data and third-party weights that
 * the project does not carry. Tests that need it are skipped, with the reason, where it is missing.
 */
public final class SharedFolder {
  private SharedFolder() {}

  /**
   * A file or folder in it, or skips the test.
   *
   * @param relative path below the folder, such as {@code weights/README.md}
   */
  public static Path require(String relative) {
    Optional<Path> found = find(relative);
    assumeTrue(found.isPresent(), () -> "skipped: there is no ../shared/" + relative);
    return found.orElseThrow();
  }

  /**
   * A file or folder in it, looked for beside the working directory and every folder above.
   *
   * @param relative path below the folder
   */
  public static Optional<Path> find(String relative) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolveSibling("shared").resolve(relative);
      if (Files.exists(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
