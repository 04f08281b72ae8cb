package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dynconv.error.UserException;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/** The devices that TornadoVM finds. Only for a Java process that has TornadoVM. */
final class Devices {
  private Devices() {}

  /**
   * A device, under the number that TornadoVM's own tools give it.
   *
   * @param number such as {@code 0:0}: driver and device
   * @param device the device
   */
  record Found(String number, TornadoDevice device) {
    /** Its number, driver, platform and name. */
    String description() {
      return number
          + " "
          + device.getTornadoVMBackend()
          + ", "
          + device.getPlatformName()
          + ", "
          + device.getPhysicalDevice().getDeviceName();
    }
  }

  static List<Found> all() {
    TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
    List<Found> found = new ArrayList<>();
    for (int driver = 0; driver < runtime.getNumBackends(); driver++) {
      TornadoBackend backend = runtime.getBackend(driver);
      for (int device = 0; device < backend.getNumDevices(); device++) {
        found.add(new Found(driver + ":" + device, backend.getDevice(device)));
      }
    }
    return found;
  }

  /**
   * Finds a device.
   *
   * @param wanted its number, or null for the first
   * @throws UserException if there is none of that number
   */
  static Found choose(String wanted) {
    List<Found> all = all();
    if (wanted == null) {
      return all.getFirst();
    }
    return all.stream()
        .filter(found -> found.number().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "There is no TornadoVM device \""
                        + wanted
                        + "\". Found: "
                        + all.stream().map(Found::description).collect(Collectors.joining("; "))
                        + "."));
  }
}
