package org.dynconv.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The batches of one epoch, prepared ahead on threads of their own. For one consumer; close it,
 * also when the epoch was left early, so that the threads end.
 */
public final class Batches implements Iterator<Batch>, AutoCloseable {
  /** Fills one batch. */
  interface Filler {
    /**
     * Fills a batch.
     *
     * @param number which batch of the epoch
     * @param batch what to fill
     * @param ring asked now and then whether the work is still wanted
     */
    void fill(int number, Batch batch, BatchRing ring);
  }

  private final BatchRing ring;
  private final List<Thread> workers = new ArrayList<>();
  private final int end;
  private int next;
  private boolean closed;

  Batches(BatchRing ring, int first, int end, int threads, Filler filler) {
    this.ring = ring;
    this.end = end;
    next = first;
    for (int i = 0; i < Math.min(threads, end - first); i++) {
      workers.add(
          Thread.ofPlatform().name("dynconv-loader-" + i).daemon().start(() -> work(ring, filler)));
    }
  }

  private static void work(BatchRing ring, Filler filler) {
    try {
      for (int number = ring.claim(); number >= 0; number = ring.claim()) {
        ring.publish(number, failure(ring, filler, number));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong in here must reach the consumer, or it would wait for ever. */
  private static Throwable failure(BatchRing ring, Filler filler, int number) {
    try {
      filler.fill(number, ring.slot(number), ring);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  @Override
  public boolean hasNext() {
    return !closed && next < end;
  }

  /**
   * The next batch. The one handed out before goes back to the loader and must not be used any
   * more.
   *
   * @return the batch, good until the next call
   * @throws NoSuchElementException when the epoch is over or this was closed
   */
  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no batch left in this epoch");
    }
    try {
      return ring.take(next++);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a batch", e);
    }
  }

  /** Ends the threads and waits for them. */
  @Override
  public void close() {
    closed = true;
    ring.close();
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
