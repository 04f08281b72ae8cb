package org.dynconv.experiments.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/** Notices that other processes use the cores: libtorch's threads then wait for each other. */
final class BusyMachine {
  private static final double TOLERABLE = 0.25;
  private static final int LOOKS = 5;

  private BusyMachine() {}

  static Optional<String> warning() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double load = 0;
    try {
      // The first look covers no time.
      system.getCpuLoad();
      for (int i = 0; i < LOOKS; i++) {
        Thread.sleep(40);
        load += Math.max(0, system.getCpuLoad()) / LOOKS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return load > TOLERABLE
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Warning: other processes use %.0f %% of this machine; work may be several times"
                    + " slower, and throughput in the records is not comparable.",
                100 * load))
        : Optional.empty();
  }
}
