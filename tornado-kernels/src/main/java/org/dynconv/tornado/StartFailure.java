package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why TornadoVM does not start, from what it throws while it looks for devices.
 *
 * @param version of TornadoVM
 * @param thrown by its first class
 */
record StartFailure(String version, Throwable thrown) {
  /** What it throws if a driver finds no platform. By name: there may be no TornadoVM here. */
  private static final String NO_PLATFORM = "TornadoBailoutRuntimeException";

  /** One sentence for a device that is missing, and what to do about it. */
  static String noDevice(String version) {
    return "TornadoVM "
        + version
        + " finds no device. Install a driver of a graphics card, or PoCL to run on the"
        + " processor (Debian: pocl-opencl-icd).";
  }

  /** The reason for users. */
  String reason() {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = thrown; t != null && !causes.contains(t); t = t.getCause()) {
      causes.add(t);
    }
    if (causes.stream().anyMatch(c -> c.getClass().getSimpleName().equals(NO_PLATFORM))) {
      return noDevice(version);
    }
    Throwable root = causes.getLast();
    String message = Objects.requireNonNullElse(root.getMessage(), root.toString());
    return "TornadoVM "
        + version
        + " does not start here: "
        + message
        + ". Try the SDK's own \"tornado --devices\", and reinstall the SDK if that fails too.";
  }
}
