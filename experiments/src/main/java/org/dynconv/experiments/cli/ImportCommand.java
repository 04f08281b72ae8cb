package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.dynconv.weights.SafetensorsWriter;
import org.dynconv.weights.WeightsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns foreign weights into ours. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a file of weights against a network and writes them as safetensors by our names.",
      "Reads safetensors and PyTorch files; no code in them is run."
    })
final class ImportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "What to import.")
  private Path file;

  @Option(
      names = "--arch",
      paramLabel = "NAME",
      required = true,
      description = "The network, such as resnet32-cifar-a.")
  private String architecture;

  @Option(
      names = "--fold",
      description = "Fold batch norm where the network has none, as mobilenetv2-tf.")
  private boolean fold;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to.")
  private Path target;

  @Override
  public void run() {
    NetworkWeights network =
        NetworkWeights.of(file.toString(), WeightsFile.read(file), architecture, fold);
    SafetensorsWriter.write(target, network.described());
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        target
            + ": "
            + network.weights().tensors().size()
            + " tensors of "
            + network.architecture().name()
            + (network.architecture().masked() ? " with mask units." : "."));
    out.flush();
  }
}
