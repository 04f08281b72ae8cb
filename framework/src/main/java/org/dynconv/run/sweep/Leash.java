package org.dynconv.run.sweep;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ties a process to the sweep that started it: when the sweep ends, even by SIGKILL, the pipe that
 * is this process's standard input closes, and the process ends too. Nothing of a killed sweep then
 * runs on behind the back of the next one.
 */
public final class Leash {
  /** The system property that ties a process. */
  static final String PROPERTY = "dynconv.leash";

  /** As a shell reports a process that SIGTERM ended. */
  private static final int TERMINATED = 128 + 15;

  private Leash() {}

  /** Ties this process, if its sweep asked for that. */
  public static void obey() {
    if (!Boolean.getBoolean(PROPERTY)) {
      return;
    }
    Thread watch = new Thread(() -> endWith(System.in), "leash");
    watch.setDaemon(true);
    watch.start();
  }

  private static void endWith(InputStream in) {
    try {
      while (in.read() >= 0) {
        // Nothing is ever said: only the end counts.
      }
    } catch (IOException e) {
      // A broken pipe is an end as well.
    }
    // Not exit(): a run is safe to cut at any moment, and its hooks could take long.
    Runtime.getRuntime().halt(TERMINATED);
  }
}
