package org.dynconv.error;

/**
 * Something a user gave is wrong: a file, a key, a value. The message is the whole report: it names
 * what is wrong, what was expected and the remedy, and the command line prints it without a stack
 * trace.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the report.
   *
   * @param message what is wrong, what was expected, the remedy
   */
  public UserException(String message) {
    super(message);
  }

  /**
   * Creates the report with the failure that showed it.
   *
   * @param message what is wrong, what was expected, the remedy
   * @param cause kept for logs, not shown to the user
   */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
