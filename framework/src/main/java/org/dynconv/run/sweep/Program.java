package org.dynconv.run.sweep;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start this very program again, with the same build and virtual machine: a sweep's runs are
 * then all of one code, whatever happens to the source meanwhile.
 *
 * @param java the java command
 * @param flags of the virtual machine; a later one overrides an earlier one
 * @param target class path and main class
 */
public record Program(String java, List<String> flags, List<String> target) {
  /** Copies the lists. */
  public Program {
    flags = List.copyOf(flags);
    target = List.copyOf(target);
  }

  /**
   * The program that this process runs.
   *
   * @param mainClass the class whose {@code main} takes the arguments
   * @return how to start it again
   */
  public static Program ofThisProcess(String mainClass) {
    return new Program(
        ProcessHandle.current().info().command().orElse("java"),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        List.of("-cp", System.getProperty("java.class.path"), mainClass));
  }

  /**
   * The program with the number of processor cores it may use: the virtual machine's own threads
   * and what asks it for their number keep to it.
   *
   * @param cores at least 1
   * @return the program with the flag for it
   */
  public Program withCores(int cores) {
    return withFlag("-XX:ActiveProcessorCount=" + cores);
  }

  Program withFlag(String flag) {
    List<String> more = new ArrayList<>(flags);
    more.add(flag);
    return new Program(java, more, target);
  }

  List<String> commandLine(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(java);
    words.addAll(flags);
    words.addAll(target);
    words.addAll(arguments);
    return words;
  }
}
