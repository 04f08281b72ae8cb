package org.dynconv.tornado;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.dynconv.inference.Availability;

/** The device that tests run on, or the reason why they are skipped. */
final class TestDevice {
  private TestDevice() {}

  /** The device, once it is sure that there is one. */
  static Devices.Found require() {
    Availability availability = new TornadoBackend().availability();
    if (!availability.available()) {
      System.out.println("TornadoVM: not tested: " + availability.reason());
    }
    assumeTrue(availability.available(), availability.reason());
    return Devices.choose(System.getProperty(TornadoBackend.DEVICE));
  }
}
