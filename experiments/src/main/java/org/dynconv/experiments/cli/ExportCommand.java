package org.dynconv.experiments.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import org.dynconv.run.AtomicFile;
import org.dynconv.weights.SafetensorsWriter;
import org.dynconv.weights.StateDict;
import org.dynconv.weights.TorchvisionNames;
import org.dynconv.weights.WeightsFile;
import org.dynconv.weights.onnx.OnnxExporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run's or a file's weights for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes weights of a run or a file as safetensors or as an ONNX model.",
      "An ONNX model of a masked network computes its masks but saves no work."
    })
final class ExportCommand implements Runnable {
  /** What can be written. */
  enum Format {
    SAFETENSORS,
    ONNX
  }

  /** Whose names the tensors get. */
  enum Names {
    OURS,
    TORCHVISION
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RUN|FILE",
      description = "A run (its folder, its experiment, or the beginning of its id) or a file.")
  private String source;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Which of a run's models, as its table names them.")
  private String model;

  @Option(
      names = "--arch",
      paramLabel = "NAME",
      description = "The network; not needed where the file says it.")
  private String architecture;

  @Option(
      names = "--format",
      required = true,
      description = "One of: ${COMPLETION-CANDIDATES}, in any case.")
  private Format format;

  @Option(names = "--fold", description = "Fold batch norm into the convolutions.")
  private boolean fold;

  @Option(
      names = "--names",
      defaultValue = "OURS",
      description = "For safetensors: ${COMPLETION-CANDIDATES} (MobileNetV2 only).")
  private Names names;

  @Option(
      names = "--input",
      paramLabel = "HxW",
      converter = SizeConverter.class,
      description = "For ONNX: size of the image (the network's usual one if not given).")
  private Size input;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where run folders are (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to.")
  private Path target;

  @Override
  public void run() {
    Path file = Files.isRegularFile(Path.of(source)) ? Path.of(source) : ofRun();
    StateDict stored = WeightsFile.read(file);
    NetworkWeights whole =
        NetworkWeights.of(file.toString(), stored, architectureOf(file, stored), fold);
    NetworkWeights network = fold ? whole.folded() : whole;
    switch (format) {
      case SAFETENSORS -> SafetensorsWriter.write(target, renamed(network));
      case ONNX -> AtomicFile.write(target, stream -> onnx(network, stream));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(target + ": " + network.architecture().name() + " from " + file + ".");
    out.flush();
  }

  private Path ofRun() {
    return RunWeights.of(runs, source).file(model);
  }

  private String architectureOf(Path file, StateDict stored) {
    String named = architecture == null ? stored.metadata().get("architecture") : architecture;
    if (named == null) {
      throw new UserException(file + ": does not say which network it is of. Name it with --arch.");
    }
    return named;
  }

  private StateDict renamed(NetworkWeights network) {
    return names == Names.TORCHVISION
        ? TorchvisionNames.of(network.architecture()).rename(network.described())
        : network.described();
  }

  private void onnx(NetworkWeights network, OutputStream stream) throws IOException {
    Size image = input == null ? network.architecture().image() : input;
    OnnxExporter.keepingBatchNorm()
        .export(network.architecture(), network.weights(), image, stream);
  }
}
