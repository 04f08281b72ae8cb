package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.dynconv.error.UserException;
import org.dynconv.testing.SharedFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  private static final int RECORD = 3073;

  @TempDir Path folder;
  private DataRoot root;
  private Path testFile;

  @BeforeEach
  void makeFolder() throws IOException {
    root = new DataRoot(folder, "--data");
    testFile = Files.createDirectory(folder.resolve(Cifar10.FOLDER)).resolve("test_batch.bin");
  }

  @Test
  void planesBecomeChannelsLast() throws IOException {
    blank(testFile, 3 * RECORD);
    // Record 1: label 7; row 2, column 5: red 11, green 22, blue 233.
    poke(testFile, RECORD, 7);
    poke(testFile, RECORD + 1 + 2 * 32 + 5, 11);
    poke(testFile, RECORD + 1 + 1024 + 2 * 32 + 5, 22);
    poke(testFile, RECORD + 1 + 2048 + 2 * 32 + 5, 233);

    Cifar10 images = Cifar10.test(root, true);

    byte[] pixels = new byte[3072 + 1];
    images.pixels(1, pixels, 1);
    int at = 1 + (2 * 32 + 5) * 3;
    assertThat(images.size()).isEqualTo(3);
    assertThat(images.label(1)).isEqualTo(7);
    assertThat(images.classNames().get(7)).isEqualTo("horse");
    assertThat(pixels[at]).isEqualTo((byte) 11);
    assertThat(pixels[at + 1]).isEqualTo((byte) 22);
    assertThat(pixels[at + 2]).isEqualTo((byte) 233);
  }

  @Test
  void trainingImagesAreThoseOfTheFiveFilesInOrder() throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Path file = trainingFile(batch);
      blank(file, 10_000 * RECORD);
      poke(file, 0, batch);
      poke(file, 9_999 * RECORD, batch + 4);
    }

    Cifar10 images = Cifar10.training(root);

    assertThat(images.size()).isEqualTo(50_000);
    for (int batch = 1; batch <= 5; batch++) {
      assertThat(images.label((batch - 1) * 10_000)).isEqualTo(batch);
      assertThat(images.label(batch * 10_000 - 1)).isEqualTo(batch + 4);
    }
    assertThatThrownBy(() -> images.label(50_000)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void absentDataSayWhereTheyWereLookedForAndHowToGetThem() {
    assertThatThrownBy(() -> Cifar10.test(root, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(testFile.getParent().toString())
        .hasMessageContaining("test_batch.bin")
        .hasMessageContaining("(--data)")
        .hasMessageContaining("./dynconv data get cifar10");
  }

  @Test
  void fileCutInARecordIsRefusedEvenWhenShortOnesAreAllowed() throws IOException {
    blank(testFile, 5 * RECORD + 100);

    assertThatThrownBy(() -> Cifar10.test(root, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(testFile.toString())
        .hasMessageContaining("record 5 starts at byte 15365")
        .hasMessageContaining("ends at byte 15465");
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    blank(testFile, 0);

    assertThatThrownBy(() -> Cifar10.test(root, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("record 0 starts at byte 0 and the file ends at byte 0");
  }

  @Test
  void overlongFileIsRefused() throws IOException {
    blank(testFile, 10_000 * RECORD + 1);

    assertThatThrownBy(() -> Cifar10.test(root, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(testFile.toString())
        .hasMessageContaining("30730001 bytes")
        .hasMessageContaining("record 9999, from byte 30730000 on");
  }

  @Test
  void labelOfNoClassIsRefused() throws IOException {
    blank(testFile, 4 * RECORD);
    poke(testFile, 2 * RECORD, 10);

    assertThatThrownBy(() -> Cifar10.test(root, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(testFile.toString())
        .hasMessageContaining("record 2 has label 10 at byte 6146");
  }

  @Test
  void shortTestFileIsRefusedUnlessAskedFor() throws IOException {
    blank(testFile, 1_000 * RECORD);

    assertThatThrownBy(() -> Cifar10.test(root, false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("record 999, at byte 3073000")
        .hasMessageContaining("short-test=true");
    assertThat(Cifar10.test(root, true).size()).isEqualTo(1_000);
  }

  @Test
  void shortTrainingFileIsRefusedAlways() throws IOException {
    blank(trainingFile(1), 9_999 * RECORD);

    assertThatThrownBy(() -> Cifar10.training(root))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("data_batch_1.bin")
        .hasMessageContaining("record 9998, at byte 30726927")
        .hasMessageNotContaining("allowShortTest");
  }

  @Test
  void realTestImagesAreReadAsTheyAre() throws IOException {
    Path sheet = SharedFolder.require("data/cifar10-png/cifar10_batch_50.png");
    String[] labels = Files.readString(sheet.resolveSibling("labels.csv")).strip().split(",", -1);
    BufferedImage picture = ImageIO.read(sheet.toFile());
    layOut(picture, labels);

    Cifar10 images = Cifar10.test(root, true);

    int[] counts = new int[10];
    byte[] pixels = new byte[3072];
    for (int index = 0; index < images.size(); index++) {
      counts[images.label(index)]++;
      images.pixels(index, pixels, 0);
      for (int p = 0; p < 1024; p++) {
        int rgb =
            (pixels[3 * p] & 0xff) << 16
                | (pixels[3 * p + 1] & 0xff) << 8
                | (pixels[3 * p + 2] & 0xff);
        assertThat(rgb).isEqualTo(picture.getRGB(p, index) & 0xffffff);
      }
    }
    assertThat(counts).containsExactly(103, 89, 100, 103, 90, 86, 112, 102, 106, 109);
    assertThat(images.checksum())
        .isEqualTo("8314c96d7cd65618193bab23acdd5d4c4af15bf6dd00a1781d55beedf3be1ef5");
  }

  private void layOut(BufferedImage picture, String[] labels) throws IOException {
    byte[] bytes = new byte[1_000 * RECORD];
    for (int index = 0; index < 1_000; index++) {
      bytes[index * RECORD] = Byte.parseByte(labels[50_000 + index]);
      for (int p = 0; p < 1024; p++) {
        int rgb = picture.getRGB(p, index);
        bytes[index * RECORD + 1 + p] = (byte) (rgb >> 16);
        bytes[index * RECORD + 1025 + p] = (byte) (rgb >> 8);
        bytes[index * RECORD + 2049 + p] = (byte) rgb;
      }
    }
    Files.write(testFile, bytes);
  }

  private Path trainingFile(int batch) {
    return testFile.resolveSibling("data_batch_" + batch + ".bin");
  }

  private static void blank(Path file, int bytes) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(bytes);
    }
  }

  private static void poke(Path file, int offset, int value) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(offset);
      access.write(value);
    }
  }
}
