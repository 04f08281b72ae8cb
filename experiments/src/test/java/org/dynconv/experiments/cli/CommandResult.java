package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command printed, and its exit code. */
record CommandResult(int code, String out, String err) {
  /** Runs a command in this process. */
  static CommandResult of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(arguments);
    return new CommandResult(code, out.toString(), err.toString());
  }

  /** Runs a command that makes run folders, with these going below a folder. */
  static CommandResult of(Path runs, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--runs", runs.toString()));
    return of(all.toArray(String[]::new));
  }
}
