package org.dynconv.experiments.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;

/** Where the project lies, and what the terminal can do. */
final class Home {
  private Home() {}

  /** The folder of the checkout, as the launcher says, or the working directory. */
  static Path folder() {
    return Path.of(System.getProperty("dynconv.home", "."));
  }

  /** Whether somebody watches: then a line may be drawn over and over. */
  static boolean interactive() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
