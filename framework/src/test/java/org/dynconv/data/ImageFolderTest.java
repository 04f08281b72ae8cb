package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.dynconv.error.UserException;
import org.dynconv.seed.RootSeed;
import org.dynconv.testing.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final ResizeCentreCrop SMALL = new ResizeCentreCrop(8, 6);

  @TempDir Path folder;

  @Test
  void classesAndFilesAreInTheOrderOfTheirNames() throws IOException {
    write("n02/b.png", 8, 8, 10);
    write("n01/c.PNG", 8, 8, 20);
    write("n01/a.png", 8, 8, 30);
    Files.writeString(folder.resolve("n01/notes.txt"), "no image");
    Files.createDirectory(folder.resolve(".hidden"));

    ImageFolder images = ImageFolder.open(folder, SMALL);

    assertThat(images.size()).isEqualTo(3);
    assertThat(images.classNames()).containsExactly("n01", "n02");
    assertThat(List.of(images.label(0), images.label(1), images.label(2))).containsExactly(0, 0, 1);
    assertThat(red(images, 0)).isEqualTo(30);
    assertThat(red(images, 1)).isEqualTo(20);
    assertThat(red(images, 2)).isEqualTo(10);
  }

  @Test
  void folderOfTheValidationPartIsFound() throws IOException {
    write("val/n01/a.png", 8, 8, 10);
    write("train/n01/b.png", 8, 8, 20);

    ImageFolder images = ImageFolder.open(folder, SMALL);

    assertThat(images.size()).isEqualTo(1);
    assertThat(images.name()).isEqualTo("imagefolder/val");
    assertThat(red(images, 0)).isEqualTo(10);
  }

  @Test
  void imagesOfAnySizeBecomeOne() throws IOException {
    write("n01/a.png", 30, 17, 10);

    ImageFolder images = ImageFolder.open(folder, SMALL);
    byte[] pixels = new byte[images.imageBytes()];
    images.pixels(0, pixels, 0);

    assertThat(images.height()).isEqualTo(6);
    assertThat(images.source(0).height()).isEqualTo(30);
    assertThat(pixels).isEqualTo(SMALL.apply(images.source(0)).pixels());
  }

  @Test
  void checksumFollowsNamesAndContents() throws IOException {
    Set<String> sums = new HashSet<>();
    write("n01/a.png", 8, 8, 10);
    sums.add(ImageFolder.open(folder).checksum());
    sums.add(ImageFolder.open(folder).checksum());
    assertThat(sums).hasSize(1);

    write("n01/a.png", 8, 8, 11);
    sums.add(ImageFolder.open(folder).checksum());
    Files.move(folder.resolve("n01/a.png"), folder.resolve("n01/b.png"));
    sums.add(ImageFolder.open(folder).checksum());
    assertThat(sums).hasSize(3);
  }

  @Test
  void damagedPhotographIsNamed() throws IOException {
    write("n01/a.png", 8, 8, 10);
    Path broken = folder.resolve("n01/b.jpg");
    Files.write(broken, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3});
    Path text = folder.resolve("n01/c.png");
    Files.writeString(text, "no image at all");

    ImageFolder images = ImageFolder.open(folder, SMALL);

    assertThatThrownBy(() -> red(images, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(broken.toString());
    assertThatThrownBy(() -> red(images, 2))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(text.toString())
        .hasMessageContaining("JPEG");
  }

  @Test
  void otherLayoutsAreRefused() throws IOException {
    assertThatThrownBy(() -> ImageFolder.open(folder.resolve("nothing")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nothing is not a folder");
    assertThatThrownBy(() -> ImageFolder.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("one for each class");
    Path empty = Files.createDirectory(folder.resolve("n01"));
    assertThatThrownBy(() -> ImageFolder.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(empty + " has no image");
  }

  @Test
  void trainingCutsTheOriginalPhotographAndRepeatsItself() throws IOException {
    write("n01/a.png", 40, 30, 10);
    Dataset images = Subset.first(ImageFolder.open(folder, SMALL), 1);
    Set<List<Integer>> seen = new HashSet<>();
    for (int draw = 0; draw < 20; draw++) {
      byte[] first = new byte[images.imageBytes()];
      byte[] again = new byte[images.imageBytes()];
      RootSeed seed = new RootSeed(1);
      Augmentation.imagenet().draw(images, 0, seed.generator("augment", 0, draw), first);
      Augmentation.imagenet().draw(images, 0, seed.generator("augment", 0, draw), again);
      assertThat(again).isEqualTo(first);
      assertThat(first).doesNotContain((byte) 0);
      seen.add(List.of(first[1] & 0xff, first[2] & 0xff, first[first.length - 1] & 0xff));
    }

    assertThat(seen).hasSizeGreaterThan(15);
  }

  @Test
  void areaAndShapeOfTrainingCutsStayInTheirRanges() throws IOException {
    write("n01/a.png", 100, 100, 10);
    ImageFolder images = ImageFolder.open(folder, new ResizeCentreCrop(100, 100));
    // Green is the column and blue the row: their steps tell the width and height of the cut.
    Augmentation halves = new ResizedCropFlip(0.25, 0.25, 1, 1);
    byte[] target = new byte[images.imageBytes()];
    boolean mirrored = false;
    boolean plain = false;
    for (int draw = 0; draw < 20; draw++) {
      halves.draw(images, 0, new RootSeed(2).generator("augment", 0, draw), target);
      int across = (target[3 * 99 + 1] & 0xff) - (target[1] & 0xff);
      int down = (target[3 * 9900 + 2] & 0xff) - (target[2] & 0xff);
      assertThat(Math.abs(across)).isBetween(48, 50);
      assertThat(down).isBetween(48, 50);
      mirrored |= across < 0;
      plain |= across > 0;
    }
    assertThat(mirrored && plain).isTrue();
  }

  @Test
  void photographNoRatioFitsIsCutInTheMiddle() throws IOException {
    write("n01/a.png", 4, 100, 10);
    ImageFolder images = ImageFolder.open(folder, new ResizeCentreCrop(4, 4));
    byte[] target = new byte[images.imageBytes()];

    new ResizedCropFlip(1, 1, 0.5, 2).draw(images, 0, new RootSeed(1).generator("augment"), target);

    // Eight columns, 46 to 53, become four.
    assertThat(target[1] & 0xff).isBetween(46, 54);
    assertThat(target[3 * 3 + 1] & 0xff).isBetween(46, 54);
  }

  @Test
  void photographsOfTheSampleAreReadInOrder() {
    ImageFolder images = ImageFolder.open(SharedFolder.require("data/imagenet-sample"));

    assertThat(images.size()).isEqualTo(1_000);
    assertThat(images.classNames()).hasSize(1_000).startsWith("n01440764").isSorted();
    assertThat(images.label(999)).isEqualTo(999);
    BatchLoader loader =
        BatchLoader.builder(Subset.first(images, 8), new RootSeed(1))
            .batchSize(4)
            .threads(2)
            .build();
    try (Batches batches = loader.epoch(0)) {
      Batch batch = batches.next();
      assertThat(batch.size()).isEqualTo(4);
      assertThat(batch.images()).hasSize(4 * 224 * 224 * 3);
    }
  }

  /** Red as given, green the column + 1, blue the row + 1. */
  private void write(String name, int height, int width, int red) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, red << 16 | (x + 1) << 8 | (y + 1));
      }
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private static int red(Dataset images, int index) {
    byte[] pixels = new byte[images.imageBytes()];
    images.pixels(index, pixels, 0);
    return pixels[0] & 0xff;
  }
}
