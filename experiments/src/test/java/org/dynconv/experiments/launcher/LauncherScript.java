package org.dynconv.experiments.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher {@code ./dynconv} itself, started as a user starts it, in an environment where only
 * what a test sets can change what it does.
 */
final class LauncherScript {
  private static final Path CHECKOUT =
      Path.of(System.getProperty("dynconv.home", "..")).toAbsolutePath().normalize();

  /** Far more than it takes, on whatever machine: what hangs must not hold up the whole build. */
  private static final int SECONDS = 300;

  private final Path folder;
  private final Path script;
  private final Map<String, String> environment = new HashMap<>();

  /** What it printed, and its exit code. */
  record Outcome(int code, String out, String err) {}

  private LauncherScript(Path folder, Path script) {
    this.folder = folder;
    this.script = script;
  }

  /** The checkout's own; runs the classes of this test with its Java. */
  static LauncherScript ofCheckout(Path folder) {
    return at(CHECKOUT.resolve("dynconv"), folder)
        .with("DYNCONV_CLASSPATH", System.getProperty("java.class.path"));
  }

  /** A copy of it, in a project that was never built. */
  static LauncherScript copiedTo(Path home, Path folder) throws IOException {
    Path copy = Files.createDirectories(home).resolve("dynconv");
    return at(Files.copy(CHECKOUT.resolve("dynconv"), copy), folder);
  }

  /** One at another path, or skips the test and says why. */
  static LauncherScript at(Path script, Path folder) {
    boolean bash = findOnPath("bash") != null;
    if (!bash) {
      System.out.println("No bash, as on Windows: the launcher ./dynconv is not tried.");
    }
    assumeTrue(bash, "no bash, as on Windows: the launcher ./dynconv is not tried");
    return new LauncherScript(folder, script)
        .with("PATH", System.getenv("PATH"))
        .with("HOME", folder.toString())
        .with("JAVA_HOME", System.getProperty("java.home"));
  }

  LauncherScript with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Sees only these programs. */
  LauncherScript withPrograms(List<String> programs) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("programs"));
    for (String program : programs) {
      Path found = findOnPath(program);
      if (found != null && !Files.exists(bin.resolve(program))) {
        Files.createSymbolicLink(bin.resolve(program), found);
      }
    }
    return with("PATH", bin.toString());
  }

  /** Starts it, waits for its end, and collects what it printed. */
  Outcome run(List<String> arguments) throws Exception {
    return run(List.of(), arguments);
  }

  Outcome run(String... arguments) throws Exception {
    return run(List.of(arguments));
  }

  /** Has another program start it. */
  Outcome run(List<String> starter, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(starter);
    command.add(script.toString());
    command.addAll(arguments);
    File out = Files.createTempFile(folder, "out", ".txt").toFile();
    File err = Files.createTempFile(folder, "err", ".txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out)
            .redirectError(err);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end within " + SECONDS + " s");
    }
    return new Outcome(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  /** Writes a program. */
  static Path program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Makes a folder that looks like a JDK; its java prints an argument a line, and ends with 37. */
  static Path fakeJdk(Path folder, int version) throws IOException {
    program(folder.resolve("bin/javac"), "exit 1\n");
    program(folder.resolve("bin/java"), "printf '%s\\n' \"$@\"\nexit 37\n");
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    return folder;
  }

  /** Makes a folder that looks like TornadoVM's SDK: its flags name a collector, as the real do. */
  static Path fakeSdk(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("tornado-argfile"), "# === Mode ===\n-XX:+UseParallelGC\n");
    return folder;
  }

  private static Path findOnPath(String program) {
    for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(place, program);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
