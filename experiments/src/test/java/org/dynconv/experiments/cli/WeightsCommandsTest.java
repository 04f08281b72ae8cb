package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.experiments.run.ExperimentRunner;
import org.dynconv.run.Configuration;
import org.dynconv.run.Environment;
import org.dynconv.run.Macs;
import org.dynconv.run.ModelResult;
import org.dynconv.run.Revision;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.Seeds;
import org.dynconv.run.Throughput;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.BatchNormFolding;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.SafetensorsWriter;
import org.dynconv.weights.StateDict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WeightsCommandsTest {
  @TempDir Path folder;

  private StringWriter out;
  private StringWriter err;

  @BeforeEach
  void clear() {
    out = new StringWriter();
    err = new StringWriter();
  }

  @Test
  void macsKeepsBothFiguresApart() {
    assertThat(run("macs", "resnet8-cifar", "--budget", "0.5")).isZero();

    // 12,500,992 is the authors' count (golden data); the branches are all but the stem and the
    // two projections. The three mask units add 148,480 + 37,120 + 18,496.
    assertThat(out.toString())
        .containsPattern("(?m)^dense +0 +12,500,992 +640 +78,042 +86,016$")
        .containsPattern("(?m)^masked, all on +11,796,480 +12,705,088 ")
        .containsPattern("(?m)^budget 0.50 +5,898,240 +6,806,848 ");
  }

  @Test
  void macsByLayerHasAColumnForEachCase() {
    assertThat(run("macs", "resnet8-cifar", "--by-layer", "--density", "0.25:0.5")).isZero();

    assertThat(out.toString())
        .containsPattern("(?m)^layer1.0.conv1 +conditional +2,359,296 +2,359,296 +1,179,648$")
        .containsPattern("(?m)^layer1.0.conv2 +conditional +2,359,296 +2,359,296 +589,824$")
        .containsPattern("(?m)^layer1.0.masker.maskconv.conv +mask-unit +148,480 +148,480$");
  }

  @Test
  void macsAsJsonIsJson() throws IOException {
    assertThat(run("macs", "resnet50", "--input", "128x96", "--json")).isZero();

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("input").toString()).isEqualTo("[128,96]");
    assertThat(json.path("cases").get(0).path("parameters").asLong()).isEqualTo(25_557_032);
    assertThat(json.path("cases").get(0).path("layers").isMissingNode()).isTrue();
  }

  @Test
  void macsNamesWhatIsWrong() {
    assertThat(run("macs", "resnet8-cifar", "--budget", "1.5")).isEqualTo(2);
    assertThat(run("macs", "resnet8-cifar", "--density", "half")).isEqualTo(2);
    assertThat(run("macs", "resnet8-cifar", "--input", "32")).isEqualTo(2);

    assertThat(err.toString())
        .contains(
            "a budget is a number from 0 to 1", "\"half\" is no density", "\"32\" is no image");
  }

  @Test
  void weightsListsTensorsAndTheNetworksThatTheyFit() {
    Path file = save("w.safetensors", weights(network("resnet8-cifar-a")));

    assertThat(run("weights", file.toString())).isZero();

    assertThat(out.toString())
        .containsPattern("(?m)^conv1.weight +F32 +16x3x3x3 +1,728$")
        .containsPattern("(?m)^bn1.num_batches_tracked +I64 +scalar +8$")
        .contains("Format    safetensors", "Fits      no known network");
  }

  @Test
  void importWritesOurNamesAndExportTorchvisions() {
    Architecture architecture = network("mobilenetv2@0.25");
    StateDict ours = weights(architecture);
    Path original = save("ours.safetensors", ours);
    Path theirs = folder.resolve("below/theirs.safetensors");
    Path back = folder.resolve("back.safetensors");

    assertThat(
            run(
                "export",
                original.toString(),
                "--arch",
                "mobilenetv2@0.25",
                "--format",
                "safetensors",
                "--names",
                "torchvision",
                "--out",
                theirs.toString()))
        .isZero();
    assertThat(
            run(
                "import",
                theirs.toString(),
                "--arch",
                "mobilenetv2@0.25",
                "--out",
                back.toString()))
        .isZero();

    assertThat(SafetensorsReader.read(theirs).find("features.2.conv.1.1.weight")).isPresent();
    assertThat(SafetensorsReader.read(back).tensors()).isEqualTo(ours.tensors());
  }

  @Test
  void exportFoldsAndKeepsMaskUnits() {
    Architecture masked = network("resnet8-cifar").withMasks();
    StateDict weights = weights(masked);
    Path file = save("masked.safetensors", weights);
    Path folded = folder.resolve("folded.safetensors");

    assertThat(
            run(
                "export",
                file.toString(),
                "--arch",
                "resnet8-cifar",
                "--format",
                "safetensors",
                "--fold",
                "--out",
                folded.toString()))
        .isZero();

    assertThat(SafetensorsReader.read(folded).tensors())
        .isEqualTo(BatchNormFolding.fold(masked, weights).tensors());
  }

  @Test
  void exportOfARunFindsItsModelAndNetwork() throws IOException {
    Path runs = folder.resolve("runs");
    StateDict weights = weights(network("resnet8-cifar"));
    try (RunFolder run = RunFolder.create(runs, "tiny")) {
      Path file = ExperimentRunner.weights(run.path(), "dense");
      SafetensorsWriter.write(
          file, new StateDict(weights.tensors(), Map.of("architecture", "resnet8-cifar")));
      run.save(record().withResult(result("dense")).withResult(result("budget-0.50")));
    }
    Path model = folder.resolve("model.onnx");
    String[] command = {
      "export", "tiny", "--runs", runs.toString(), "--format", "onnx", "--out", model.toString()
    };

    assertThat(run(command)).isEqualTo(2);
    assertThat(err.toString()).contains("--model: dense, budget-0.50");
    assertThat(run(with(command, "--model", "danse"))).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean \"dense\"?");
    assertThat(run(with(command, "--model", "dense"))).isZero();
    assertThat(Files.size(model)).isGreaterThan(78_042 * 4L);
  }

  @Test
  void aFileThatDoesNotSayItsNetworkNeedsOne() {
    Path file = save("w.safetensors", weights(network("resnet8-cifar")));

    assertThat(run("export", file.toString(), "--format", "onnx", "--out", folder + "/x.onnx"))
        .isEqualTo(2);

    assertThat(err.toString()).contains("w.safetensors", "--arch");
  }

  @Test
  void anImportThatDoesNotFitWritesNothing() {
    Path file = save("w.safetensors", weights(network("resnet8-cifar")));
    Path target = folder.resolve("out.safetensors");

    assertThat(
            run("import", file.toString(), "--arch", "resnet14-cifar", "--out", target.toString()))
        .isEqualTo(2);

    assertThat(err.toString()).contains("missing (30):", "The file fits resnet8-cifar.");
    assertThat(target).doesNotExist();
  }

  private int run(String... arguments) {
    CommandLine commands = Main.commandLine();
    commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commands.execute(arguments);
  }

  private Path save(String name, StateDict weights) {
    Path file = folder.resolve(name);
    SafetensorsWriter.write(file, weights);
    return file;
  }

  private static String[] with(String[] command, String... more) {
    return java.util.stream.Stream.of(command, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  private static Architecture network(String name) {
    return Architectures.named(name);
  }

  /** Every tensor counts through from its own start. */
  private static StateDict weights(Architecture architecture) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    float next = 0;
    for (ParameterNames.Entry entry : ParameterNames.of(architecture).tensors()) {
      float[] values = new float[(int) entry.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.5f + (next + i) % 7 / 16;
      }
      next++;
      long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
      tensors.put(
          entry.name(),
          entry.role() == ParameterNames.Role.BATCH_COUNT
              ? HostTensor.of(new long[] {3})
              : HostTensor.of(values, shape));
    }
    return new StateDict(tensors);
  }

  private static RunRecord record() {
    return RunRecord.start(
        "tiny",
        new Configuration(Map.of("epochs", 1)),
        Seeds.of(new RootSeed(7), "init"),
        new Revision("0123456789abcdef0123456789abcdef01234567", false),
        new Environment(
            "Vendor", "25", List.of(), "Linux", "Processor", 2, 8L << 30, Map.of("a", "1")),
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  private static ModelResult result(String name) {
    return new ModelResult(
        name,
        null,
        1.0,
        0.5,
        100,
        0.5,
        new Macs(1, 1),
        new Macs(1, 1),
        new Throughput(1, 1),
        Map.of(),
        1,
        "last epoch",
        null);
  }
}
