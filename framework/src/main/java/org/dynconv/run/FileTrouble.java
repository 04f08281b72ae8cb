package org.dynconv.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.dynconv.error.UserException;

/** Turns the file system's refusals into one sentence that names the file and the remedy. */
final class FileTrouble {
  private FileTrouble() {}

  /**
   * The report of a failed file operation.
   *
   * @param verb what was tried, such as {@code write}
   * @param file the file or folder
   * @param failure what the file system answered
   * @return the exception to throw
   */
  static UserException cannot(String verb, Path file, IOException failure) {
    return new UserException("Cannot " + verb + " " + file + ": " + reason(failure), failure);
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing ->
          "there is no " + missing.getFile() + ". Check the path, and that it was not moved.";
      case AccessDeniedException denied ->
          "permission denied for "
              + denied.getFile()
              + ". Check who may use it, or choose another folder.";
      case NotDirectoryException file -> file.getFile() + " is not a folder.";
      case FileAlreadyExistsException exists ->
          exists.getFile() + " is in the way. Move it, or choose another folder.";
      default -> other(String.valueOf(failure.getMessage()));
    };
  }

  /** Systems differ in the words, so the remedy for a full disk hangs on the ones they share. */
  private static String other(String message) {
    boolean full = message.contains("No space left") || message.contains("not enough space");
    return full
        ? "no space left on the disk. Earlier content is intact; free some space and run again."
        : message;
  }
}
