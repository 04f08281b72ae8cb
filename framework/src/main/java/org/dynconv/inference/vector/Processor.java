package org.dynconv.inference.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the system says of the processor, because Java does not. */
final class Processor {
  private static final Path INFORMATION = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** Whether it is of a kind that works on 512 bits in two halves: AMD's family 25. */
  static boolean halves() {
    try {
      List<String> lines = Files.readAllLines(INFORMATION);
      return says(lines, "vendor_id", "AuthenticAMD") && says(lines, "cpu family", "25");
    } catch (IOException e) {
      // Not Linux: vectors are used whole, which gives the same results.
      return false;
    }
  }

  private static boolean says(List<String> lines, String key, String value) {
    return lines.stream()
        .map(line -> line.split(":", 2))
        .anyMatch(
            parts ->
                parts.length == 2
                    && parts[0].strip().equals(key)
                    && parts[1].strip().equals(value));
  }
}
