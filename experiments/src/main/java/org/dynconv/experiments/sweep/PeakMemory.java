package org.dynconv.experiments.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The most memory that this process had since a moment, native memory counted in. */
final class PeakMemory {
  private static final String KEY = "VmHWM:";

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private PeakMemory() {}

  /** From here on the peak counts anew, where the system can do that. */
  static void reset() {
    try {
      Files.writeString(RESET, "5", StandardOpenOption.WRITE);
    } catch (IOException e) {
      // The peak then is that of all calibrations so far: still no less than what is needed.
    }
  }

  /** In bytes, as Linux tells; 0 on systems that do not. */
  static long bytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(KEY))
          .map(line -> line.substring(KEY.length()).replace("kB", "").strip())
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
