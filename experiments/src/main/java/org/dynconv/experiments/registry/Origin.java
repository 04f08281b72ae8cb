package org.dynconv.experiments.registry;

import java.nio.file.Path;

/** Where a value came from. */
public sealed interface Origin {
  /**
   * The place in words.
   *
   * @return such as {@code quickstart.yaml:7} or {@code command line}
   */
  String label();

  /** No file and no override sets it: the catalogue's default holds. */
  record Catalogue() implements Origin {
    @Override
    public String label() {
      return "default";
    }
  }

  /** The record of an earlier run. */
  record Recorded() implements Origin {
    @Override
    public String label() {
      return "record";
    }
  }

  /** An override that the user typed. */
  record CommandLine() implements Origin {
    @Override
    public String label() {
      return "command line";
    }
  }

  /**
   * A line of a file.
   *
   * @param file the file
   * @param line counted from 1
   */
  record Line(Path file, int line) implements Origin {
    @Override
    public String label() {
      return file.getFileName() + ":" + line;
    }
  }
}
