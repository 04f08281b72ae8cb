package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterMapping;
import org.dynconv.weights.WeightsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the tensors of a file. */
@Command(
    name = "weights",
    mixinStandardHelpOptions = true,
    description = "Lists names, types and shapes of a file of weights, safetensors or PyTorch.")
final class WeightsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
  private Path file;

  @Override
  public void run() {
    WeightsFile.Contents contents = WeightsFile.open(file);
    PrintWriter out = spec.commandLine().getOut();
    TextColumns table = new TextColumns(List.of("NAME", "TYPE", "SHAPE", "BYTES"));
    long elements = 0;
    long bytes = 0;
    for (var entry : contents.weights().tensors().entrySet()) {
      HostTensor tensor = entry.getValue();
      table.add(
          List.of(
              entry.getKey(),
              tensor.type().name(),
              shape(tensor),
              grouped(tensor.bytes().remaining())));
      elements += tensor.size();
      bytes += tensor.bytes().remaining();
    }
    table.print(out, "");
    out.println();
    out.println("Format    " + contents.format().label());
    contents
        .weights()
        .metadata()
        .forEach((key, value) -> out.println("Metadata  " + key + " = " + value));
    out.println(
        "Total     "
            + contents.weights().tensors().size()
            + " tensors, "
            + grouped(elements)
            + " numbers, "
            + grouped(bytes)
            + " bytes");
    List<String> fitting = ParameterMapping.fitting(contents.weights());
    out.println(
        "Fits      " + (fitting.isEmpty() ? "no known network" : String.join(", ", fitting)));
    out.flush();
  }

  private static String shape(HostTensor tensor) {
    return tensor.shape().length == 0
        ? "scalar"
        : Arrays.stream(tensor.shape()).mapToObj(Long::toString).collect(Collectors.joining("x"));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
