package org.dynconv.experiments.run;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run that is told to stop (Ctrl-C, a termination signal) end its step first. Ending the
 * process while libtorch computes would tear its memory from under it.
 */
final class CleanStop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "clean stop");
  private final PrintStream progress;
  private final String advice;
  private volatile boolean asked;

  /** The run was stopped; its folder says how to go on. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Listens from now on.
   *
   * @param progress where the advice is printed
   * @param advice how to go on after a stop
   */
  CleanStop(PrintStream progress, String advice) {
    this.progress = progress;
    this.advice = advice;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Called between steps: throws if the run was told to stop. */
  void check() {
    if (asked) {
      // Printed here: once this run is closed the process may end at any moment.
      progress.println();
      progress.println(advice);
      throw new Stopped();
    }
  }

  private void stop() {
    asked = true;
    try {
      // A step that takes longer is given up: the checkpoint before it is whole.
      boolean unused = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (!asked) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
