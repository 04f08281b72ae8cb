package org.dynconv.inference;

/** An executable that knows where its time goes: copying to a device, computing, copying back. */
public interface TimedExecutable extends Executable {
  /**
   * The parts of the last run.
   *
   * @return times of the last run and of the first
   * @throws IllegalStateException if nothing ran yet
   */
  ExecutionTimes times();
}
