package org.dynconv.experiments.cli;

import java.util.List;
import java.util.Optional;
import org.dynconv.error.UserException;
import picocli.CommandLine.Option;

/** Which backend of the inference engine, and on which of the devices that {@code doctor} lists. */
final class EngineOptions {
  /** Read by the TornadoVM backend, which this module does not see when it is compiled. */
  static final String DEVICE_PROPERTY = "dynconv.tornado.device";

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      split = ",",
      description = "vector, reference, tornado or another one that doctor lists.")
  private List<String> backends = List.of();

  @Option(
      names = "--device",
      paramLabel = "N:M",
      description = "TornadoVM's device, as doctor lists them (default: the first).")
  private String device;

  /**
   * Tells the backend of the device.
   *
   * @throws UserException if it is no device's number
   */
  void apply() {
    if (device == null) {
      return;
    }
    if (!device.matches("\\d+:\\d+")) {
      throw new UserException(
          "--device "
              + device
              + ": expected driver and device, such as 0:0; see ./dynconv doctor.");
    }
    System.setProperty(DEVICE_PROPERTY, device);
  }

  /** All backends that were named, as they were named. */
  List<String> names() {
    return backends;
  }

  /**
   * The backend that was named, where a command takes only one.
   *
   * @throws UserException if several were named
   */
  Optional<String> name() {
    if (backends.size() > 1) {
      throw new UserException(
          "--backend " + String.join(",", backends) + ": only one backend can be used here.");
    }
    return backends.stream().findFirst();
  }
}
