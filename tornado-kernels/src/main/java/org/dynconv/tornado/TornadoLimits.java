package org.dynconv.tornado;

import java.util.Map;

/** TornadoVM's own limits that whole networks go beyond; what the user set stays. */
final class TornadoLimits {
  private static final Map<String, String> LIMITS =
      Map.of(
          // Bytes of its instructions: about fifty for each kernel.
          "tornado.tvm.maxbytecodesize", "1048576",
          // It refuses to ask the device for more than this; the device knows better.
          "tornado.device.memory", "64GB");

  private TornadoLimits() {}

  /** To be called before TornadoVM's first class is touched. */
  static void raise() {
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
