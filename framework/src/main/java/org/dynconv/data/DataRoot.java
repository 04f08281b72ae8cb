package org.dynconv.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds the data sets, and how it was chosen.
 *
 * @param folder an absolute path, which need not exist yet
 * @param source what named it: {@code --data}, {@code $DYNCONV_DATA} or {@code the default}
 */
public record DataRoot(Path folder, String source) {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "DYNCONV_DATA";

  /** Makes the path absolute. */
  public DataRoot {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Chooses the folder: the one given, else {@code $DYNCONV_DATA}, else {@code ~/.cache/dynconv}.
   *
   * @param given the folder of the command line, if any
   * @return the folder and what named it
   */
  public static DataRoot resolve(Optional<Path> given) {
    return resolve(given, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Chooses the folder in a given environment.
   *
   * @param given the folder of the command line, if any
   * @param environment the environment variables
   * @param home the user's home folder
   * @return the folder and what named it
   */
  public static DataRoot resolve(Optional<Path> given, Map<String, String> environment, Path home) {
    if (given.isPresent()) {
      return new DataRoot(given.get(), "--data");
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    return variable.isBlank()
        ? new DataRoot(home.resolve(".cache").resolve("dynconv"), "the default")
        : new DataRoot(Path.of(variable), "$" + VARIABLE);
  }

  /**
   * The folder and how it was chosen, for messages.
   *
   * @return such as {@code /home/me/.cache/dynconv (the default)}
   */
  @Override
  public String toString() {
    return "%s (%s)".formatted(folder, source);
  }
}
