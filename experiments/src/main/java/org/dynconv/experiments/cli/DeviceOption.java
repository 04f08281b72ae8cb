package org.dynconv.experiments.cli;

import org.dynconv.error.UserException;
import picocli.CommandLine.Option;

/** Which of the devices that {@code doctor} lists a backend runs on. */
final class DeviceOption {
  /** Read by the TornadoVM backend, which this module does not see when it is compiled. */
  static final String PROPERTY = "dynconv.tornado.device";

  @Option(
      names = "--device",
      paramLabel = "N:M",
      description = "TornadoVM's device, as doctor lists them (default: the first).")
  private String device;

  /**
   * Tells the backend.
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
    System.setProperty(PROPERTY, device);
  }
}
