package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.dynconv.testing.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that other people trained: as many right as PyTorch has, on real photographs. */
class EvalCommandTest {
  private static final int IMAGES = 1000;
  private static final int PLANE = 32 * 32;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "libtorch,resnet20-12fca82f.th,resnet20-cifar-a,915,998",
    "vector,resnet20-12fca82f.th,resnet20-cifar-a,915,998",
    "vector,resnet32-d509ac18.th,resnet32-cifar-a,928,999",
    "vector,mobilenetv2-1.0-cifar10.safetensors,mobilenetv2-cifar-s4,940,999"
  })
  void asManyAreRightAsPyTorchHas(
      String backend, String file, String architecture, int top1, int top5) throws IOException {
    Path weights = SharedFolder.require("weights/" + file);
    Path sheet = SharedFolder.require("data/cifar10-png/cifar10_batch_50.png");
    layOut(sheet, SharedFolder.require("data/cifar10-png/labels.csv"));
    String constants = file.endsWith(".th") ? "imagenet" : "0.4914,0.4822,0.4465/0.247,0.243,0.261";

    CommandResult result =
        CommandResult.of(
            "eval",
            "--weights",
            weights.toString(),
            "--arch",
            architecture,
            "--data",
            folder.toString(),
            "--short-test",
            "--normalisation",
            constants,
            "--backend",
            backend,
            "--predictions",
            folder.resolve("predictions.csv").toString(),
            "--json",
            folder.resolve("eval.json").toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains(top1 + " of 1000", top5 + " of 1000");
    assertThat(Files.readAllLines(folder.resolve("predictions.csv")))
        .hasSize(1 + IMAGES)
        .startsWith("index,label,pred");
    assertThat(folder.resolve("eval.json")).content().contains("\"top1\" : " + top1);
  }

  @Test
  void weightsNeedTheirArchitecture() {
    CommandResult result = CommandResult.of("eval", "--weights", "some.safetensors");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--arch").doesNotContain("\tat ");
  }

  @Test
  void anUnknownBackendIsRefusedWithTheKnownOnes() throws IOException {
    Path weights = SharedFolder.require("weights/resnet20-12fca82f.th");
    layOut(
        SharedFolder.require("data/cifar10-png/cifar10_batch_50.png"),
        SharedFolder.require("data/cifar10-png/labels.csv"));

    CommandResult result =
        CommandResult.of(
            "eval",
            "--weights",
            weights.toString(),
            "--arch",
            "resnet20-cifar-a",
            "--data",
            folder.toString(),
            "--short-test",
            "--backend",
            "referense");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean \"reference\"?");
  }

  /** The sheet has an image a row, its pixels row by row; the official file has planes. */
  private void layOut(Path sheet, Path labels) throws IOException {
    BufferedImage image = ImageIO.read(sheet.toFile());
    String[] all = Pattern.compile(",").split(Files.readString(labels).strip());
    byte[] records = new byte[IMAGES * (1 + 3 * PLANE)];
    for (int i = 0; i < IMAGES; i++) {
      int at = i * (1 + 3 * PLANE);
      records[at] = Byte.parseByte(all[50 * IMAGES + i]);
      for (int p = 0; p < PLANE; p++) {
        int rgb = image.getRGB(p, i);
        records[at + 1 + p] = (byte) (rgb >> 16);
        records[at + 1 + PLANE + p] = (byte) (rgb >> 8);
        records[at + 1 + 2 * PLANE + p] = (byte) rgb;
      }
    }
    Path target = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
    Files.write(target.resolve("test_batch.bin"), records);
  }
}
