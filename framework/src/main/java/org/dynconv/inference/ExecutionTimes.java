package org.dynconv.inference;

/**
 * Where the time of a run on another device went, in nanoseconds. What belongs to none of the
 * parts, such as the calls themselves, is the rest of the run's wall-clock time.
 *
 * @param copyIn from the host to the device, summed over all copies of the last run
 * @param kernel computing on the device, summed over all kernels of the last run
 * @param copyOut from the device back to the host, summed over all copies of the last run
 * @param firstCall the whole first run of this executable, in which kernels are compiled and
 *     weights are moved; the same for every run
 */
public record ExecutionTimes(long copyIn, long kernel, long copyOut, long firstCall) {
  /** Refuses negative times. */
  public ExecutionTimes {
    if (copyIn < 0 || kernel < 0 || copyOut < 0 || firstCall < 0) {
      throw new IllegalArgumentException(
          "times must not be negative: "
              + copyIn
              + ", "
              + kernel
              + ", "
              + copyOut
              + ", "
              + firstCall);
    }
  }
}
