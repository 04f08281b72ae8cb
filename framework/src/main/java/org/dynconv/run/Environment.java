package org.dynconv.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine and the software a run had.
 *
 * @param jvmVendor who made the Java virtual machine
 * @param jvmVersion its full version
 * @param jvmFlags the flags it was started with; of absolute paths only the last name
 * @param operatingSystem name, version and architecture
 * @param processor the processor's model name, or the architecture where the system does not tell
 * @param cores processors that the virtual machine may use
 * @param memoryBytes the machine's (or container's) memory
 * @param libraries version by library name
 */
public record Environment(
    String jvmVendor,
    String jvmVersion,
    List<String> jvmFlags,
    String operatingSystem,
    String processor,
    int cores,
    long memoryBytes,
    Map<String, String> libraries) {
  private static final Pattern FOLDERS = Pattern.compile("(?<![\\w.])/(?:[^/\\s:,]+/)+");

  /**
   * Copies the lists.
   *
   * @param jvmVendor who made the Java virtual machine
   * @param jvmVersion its full version
   * @param jvmFlags the flags it was started with
   * @param operatingSystem name, version and architecture
   * @param processor the processor's model name
   * @param cores processors that the virtual machine may use
   * @param memoryBytes the machine's memory
   * @param libraries version by library name
   */
  public Environment {
    jvmFlags = List.copyOf(jvmFlags);
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  /**
   * Looks at this process and its machine.
   *
   * @param libraries version by library name: the caller knows what it uses
   * @return what is there
   */
  public static Environment capture(Map<String, String> libraries) {
    return new Environment(
        System.getProperty("java.vm.vendor"),
        System.getProperty("java.runtime.version"),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .map(Environment::withoutFolders)
            .toList(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        processorModel(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        libraries);
  }

  /** Records are published: where somebody's home folder lies is nobody's business. */
  static String withoutFolders(String flag) {
    return FOLDERS.matcher(flag).replaceAll("…/");
  }

  private static String processorModel() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
