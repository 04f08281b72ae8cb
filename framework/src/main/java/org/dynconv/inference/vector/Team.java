package org.dynconv.inference.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed number of threads, the caller's among them, that start together and can wait for each
 * other between steps. A wait spins first: the steps of one small image take microseconds.
 */
final class Team implements AutoCloseable {
  /** What every thread does. */
  interface Job {
    /**
     * One thread's share.
     *
     * @param thread its number; 0 is the caller's
     */
    void work(int thread);
  }

  /** Turns that a helper waits for the next run before it sleeps. */
  private static final int IDLE_SPINS = 20_000;

  /**
   * Turns that a thread waits for the others before it lets any other thread go first: on a busy
   * machine it may be one of these that it waits for.
   */
  private static final int BARRIER_SPINS = 1_000;

  private final int size;
  private final Thread[] helpers;
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger round = new AtomicInteger();
  private volatile int generation;
  private volatile Job job;
  private volatile Throwable failure;
  private volatile boolean closed;

  Team(int size) {
    this.size = size;
    helpers = new Thread[size - 1];
    for (int i = 0; i < helpers.length; i++) {
      int thread = i + 1;
      helpers[i] =
          Thread.ofPlatform()
              .daemon()
              .name("dynconv-inference-" + thread)
              .start(() -> help(thread));
    }
  }

  int size() {
    return size;
  }

  /** Runs a job on all threads and returns when all are done. */
  void run(Job next) {
    failure = null;
    arrived.set(0);
    job = next;
    running.set(size);
    round.incrementAndGet();
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    work(next, 0);
    for (int spins = 0; running.get() > 0; spins++) {
      pause(spins);
    }
    if (failure != null) {
      throw new IllegalStateException("inference failed", failure);
    }
  }

  /** Waits until all threads have come here. */
  void await() {
    if (size == 1) {
      return;
    }
    int now = generation;
    if (arrived.incrementAndGet() == size) {
      arrived.set(0);
      generation = now + 1;
      return;
    }
    for (int spins = 0; generation == now; spins++) {
      if (failure != null) {
        throw new IllegalStateException("another thread failed", failure);
      }
      pause(spins);
    }
  }

  private void help(int thread) {
    int seen = 0;
    while (true) {
      for (int spins = 0; round.get() == seen; spins++) {
        if (closed) {
          return;
        }
        if (spins < IDLE_SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      seen++;
      work(job, thread);
    }
  }

  private void work(Job mine, int thread) {
    try {
      mine.work(thread);
    } catch (RuntimeException | Error e) {
      if (failure == null) {
        failure = e;
      }
    } finally {
      running.decrementAndGet();
    }
  }

  private static void pause(int spins) {
    if (spins < BARRIER_SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
