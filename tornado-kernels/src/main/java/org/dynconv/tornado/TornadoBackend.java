package org.dynconv.tornado;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dynconv.inference.Availability;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;

/**
 * Runs plans on a graphics card, or whatever else TornadoVM finds. The system property {@value
 * #DEVICE} picks the device.
 */
public final class TornadoBackend implements MaskedBackend {
  /** System property with the device's number, such as {@code 0:0}. */
  public static final String DEVICE = "dynconv.tornado.device";

  private static final String API = "uk.ac.manchester.tornado.api.TornadoExecutionPlan";
  private static final Pattern JDK_OF_SDK = Pattern.compile("jdk(\\d+)");

  /** For {@link java.util.ServiceLoader}. */
  public TornadoBackend() {}

  @Override
  public String name() {
    return "tornado";
  }

  @Override
  public int preference() {
    // Never chosen unasked: which device is worth it only the user knows.
    return -1;
  }

  /** Asked once in a process: a class that failed to start no longer says why the next time. */
  private static final class Once {
    static final Availability ANSWER = look();

    private Once() {}
  }

  @Override
  public Availability availability() {
    return Once.ANSWER;
  }

  private static Availability look() {
    Class<?> api;
    try {
      api = Class.forName(API, false, TornadoBackend.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return Availability.no(
          "this Java process has no TornadoVM. Install its SDK, set TORNADOVM_HOME unless SDKMAN"
              + " did it, and start through ./dynconv with --backend tornado.");
    }
    String version =
        api.getModule().isNamed()
            ? api.getModule().getDescriptor().rawVersion().orElse("unknown")
            : "unknown";
    Matcher jdk = JDK_OF_SDK.matcher(version);
    int ours = Runtime.version().feature();
    if (jdk.find() && Integer.parseInt(jdk.group(1)) != ours) {
      return Availability.no(
          "TornadoVM %s is for JDK %s, but this is JDK %d.".formatted(version, jdk.group(1), ours));
    }
    return devices(version);
  }

  private static Availability devices(String version) {
    try {
      TornadoLimits.raise();
      List<Devices.Found> found = Devices.all();
      if (found.isEmpty()) {
        return Availability.no(StartFailure.noDevice(version));
      }
      return Availability.yes(
          "TornadoVM "
              + version
              + " on "
              + found.stream().map(Devices.Found::description).collect(Collectors.joining("; ")));
    } catch (RuntimeException | LinkageError e) {
      return Availability.no(new StartFailure(version, e).reason());
    }
  }

  @Override
  public Executable compile(Plan plan, int maxBatch, CompileOptions options) {
    if (maxBatch < 1) {
      throw new IllegalArgumentException("batches must have at least 1 image: " + maxBatch);
    }
    options.forcedMasks().check(plan);
    TornadoLimits.raise();
    return new TornadoExecutable(
        new Network(plan, maxBatch, options.forcedMasks()),
        Devices.choose(System.getProperty(DEVICE)).device());
  }
}
