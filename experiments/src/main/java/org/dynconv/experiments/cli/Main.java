package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import org.dynconv.error.UserException;
import org.dynconv.run.sweep.Leash;
import picocli.CommandLine;

/** Where the launcher enters. */
public final class Main {
  /** Exit code of a mistake in what the user typed or gave. */
  static final int USER_MISTAKE = 2;

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code: 0 when it did what was asked, 1 when
   * a check failed, 2 for a mistake of the user's.
   *
   * @param args as typed
   */
  public static void main(String[] args) {
    Leash.obey();
    System.exit(commandLine().execute(args));
  }

  /**
   * The configured command line, for {@link #main} and for tests.
   *
   * @return a new command line
   */
  public static CommandLine commandLine() {
    return new CommandLine(new DynConvCommand())
        .setExecutionExceptionHandler(Main::report)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  /** A user's mistake is one message; only a defect of ours shows a stack trace. */
  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult parseResult) {
    PrintWriter err = command.getErr();
    if (failure instanceof UserException) {
      err.println(command.getColorScheme().errorText(failure.getMessage()));
      return USER_MISTAKE;
    }
    err.println(
        command.getColorScheme().errorText("This is a defect of DynConv Lab; please report it:"));
    failure.printStackTrace(err);
    return 3;
  }
}
