package org.dynconv.experiments.cli;

import java.nio.file.Path;
import java.util.List;
import org.dynconv.run.sweep.Launcher;
import org.dynconv.run.sweep.LocalLauncher;
import org.dynconv.run.sweep.Program;
import org.dynconv.run.sweep.SlurmLauncher;
import picocli.CommandLine.Option;

/** Where and how many at a time a sweep's runs are started. */
final class LauncherOptions {
  /** Hidden, so that it is no run. */
  private static final String FOLDER = ".sweep";

  /** The launchers by name. */
  enum Kind {
    /** Processes on this machine. */
    LOCAL,
    /** An array job of a cluster. */
    SLURM
  }

  @Option(
      names = "--launcher",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "local or slurm (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Runs at a time (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description =
          "Processor cores: local: of all runs together (default: all); slurm: of each (default: 1).")
  private Integer cores;

  @Option(
      names = "--slurm",
      paramLabel = "OPTION",
      description = "An option for sbatch, as in --slurm=--partition=long; may be repeated.")
  private List<String> slurmOptions = List.of();

  Launcher launcher(Path experiment) {
    Program program = Program.ofThisProcess(Main.class.getName());
    Path folder = experiment.resolve(FOLDER);
    return switch (kind) {
      case LOCAL -> new LocalLauncher(program, atOnce(), localCores(), folder);
      case SLURM ->
          new SlurmLauncher(
              program, new SlurmLauncher.Resources(slurmCores(), atOnce(), slurmOptions), folder);
    };
  }

  /** Processor cores of each run. */
  int coresEach() {
    return switch (kind) {
      case LOCAL -> Math.max(1, localCores() / atOnce());
      case SLURM -> slurmCores();
    };
  }

  String described() {
    return switch (kind) {
      case LOCAL ->
          "%d at a time with %d of %d cores each".formatted(atOnce(), coresEach(), localCores());
      case SLURM ->
          "through Slurm, %d at a time with %d cores each".formatted(atOnce(), slurmCores());
    };
  }

  int atOnce() {
    return Counts.atLeastOne("--jobs", jobs);
  }

  private int localCores() {
    return cores == null
        ? Runtime.getRuntime().availableProcessors()
        : Counts.atLeastOne("--cores", cores);
  }

  private int slurmCores() {
    return cores == null ? 1 : Counts.atLeastOne("--cores", cores);
  }
}
