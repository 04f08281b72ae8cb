package org.dynconv.experiments.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures speed; every figure is a ratio to a named peer of the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures speed against named peers, side by side.",
    subcommands = {BenchTrainCommand.class, BenchInferCommand.class, BenchCrossoverCommand.class})
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: bench train, bench infer or bench crossover.");
  }
}
