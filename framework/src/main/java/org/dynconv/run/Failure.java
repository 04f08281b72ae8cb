package org.dynconv.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * Why a run failed.
 *
 * @param message the failure in one line
 * @param stackTrace the whole trace, line by line
 */
public record Failure(String message, List<String> stackTrace) {
  /**
   * Copies the trace.
   *
   * @param message the failure in one line
   * @param stackTrace the whole trace, line by line
   */
  public Failure {
    stackTrace = List.copyOf(stackTrace);
  }

  /**
   * Describes what was thrown.
   *
   * @param thrown what ended the run
   * @return its message and trace
   */
  public static Failure of(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    String message =
        thrown.getMessage() == null ? thrown.getClass().getName() : thrown.getMessage();
    return new Failure(message, trace.toString().stripTrailing().lines().toList());
  }
}
