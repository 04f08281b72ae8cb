package org.dynconv.experiments.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root: it only holds the commands. */
@Command(
    name = "dynconv",
    mixinStandardHelpOptions = true,
    version = "DynConv Lab 0.1.0",
    description =
        "Reruns and extends \"Dynamic Convolutions: Exploiting Spatial Sparsity for Faster"
            + " Inference\" (CVPR 2020).",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      SweepCommand.class,
      ReportCommand.class,
      MasksCommand.class,
      RerunCommand.class,
      ListCommand.class,
      ShowCommand.class,
      DataCommand.class,
      EvalCommand.class,
      GoldenCommand.class,
      BenchCommand.class,
      MacsCommand.class,
      WeightsCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      DoctorCommand.class
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  DYNCONV_JAVA_OPTIONS  options for Java, after the launcher's own: they win.",
      "  DYNCONV_CLASSPATH     compiled classes to run as they are: nothing is built.",
      "  DYNCONV_DATA          where data sets are, unless --data says."
    })
final class DynConvCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command.");
  }
}
