package org.dynconv.data;

import java.util.Arrays;

/**
 * A fixed number of batches that go round between the threads that fill them and the one that uses
 * them. Batch n lives in slot n modulo the slots, so a thread that claims batches in order can
 * never hold the slot that the consumer waits for.
 */
final class BatchRing {
  private final Batch[] slots;
  private final Throwable[] failures;
  private final int[] published;
  private final int end;
  private int toClaim;
  private int toTake;
  private boolean closed;

  BatchRing(Batch[] slots, int first, int end) {
    this.slots = slots;
    this.end = end;
    failures = new Throwable[slots.length];
    published = new int[slots.length];
    Arrays.fill(published, -1);
    toClaim = first;
    toTake = first;
  }

  /** The next batch to fill, once its slot is free; -1 when there is none left or it was closed. */
  synchronized int claim() throws InterruptedException {
    while (!closed && toClaim < end && toClaim - toTake >= slots.length) {
      wait();
    }
    return closed || toClaim >= end ? -1 : toClaim++;
  }

  Batch slot(int number) {
    return slots[number % slots.length];
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Hands a filled batch over, or the failure that the consumer gets in its place. */
  synchronized void publish(int number, Throwable failure) {
    published[number % slots.length] = number;
    failures[number % slots.length] = failure;
    notifyAll();
  }

  /** Gives all earlier batches back and waits for this one. */
  synchronized Batch take(int number) throws InterruptedException {
    toTake = number;
    notifyAll();
    int slot = number % slots.length;
    while (published[slot] != number) {
      wait();
    }
    Throwable failure = failures[slot];
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return slots[slot];
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
