package org.dynconv.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.dynconv.error.UserException;

/**
 * Galleries as a run keeps them beside its sheets, so that a later report needs neither weights nor
 * data: compressed JSON, pixels and masks as base64 of a byte for each value.
 */
final class GalleryFiles {
  static final String ENDING = ".json.gz";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private GalleryFiles() {}

  /** Values {@code [height, width]}, or {@code [height, width, 3]} of an image. */
  private record Raster(int height, int width, byte[] values) {}

  private record Block(String name, Raster hard, Raster soft) {}

  private record Image(
      String label, String prediction, Raster image, Raster foreground, List<Block> blocks) {}

  private record Gallery(String model, List<Image> images) {}

  /** A gallery as a file's content. */
  static byte[] write(MaskGallery gallery) {
    Gallery kept =
        new Gallery(gallery.model(), gallery.images().stream().map(GalleryFiles::kept).toList());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      MAPPER.writeValue(out, kept);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** The galleries in a folder in the order of their names; none when it is not there. */
  static List<MaskGallery> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<MaskGallery> galleries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
        galleries.add(readFile(file));
      }
    } catch (IOException e) {
      throw new UserException(
          "Cannot list " + folder + " (" + e.getMessage() + "). Check its rights.", e);
    }
    return galleries;
  }

  private static MaskGallery readFile(Path file) {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      Gallery kept = MAPPER.readValue(in, Gallery.class);
      return new MaskGallery(
          kept.model(), kept.images().stream().map(GalleryFiles::restored).toList());
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new UserException(
          "Cannot read the masks in "
              + file
              + ": the file is damaged or of another version. Delete it; \"dynconv masks\" draws"
              + " masks anew from the run's weights.",
          e);
    }
  }

  private static Image kept(MaskedImage image) {
    RgbImage pixels = image.image();
    return new Image(
        image.label(),
        image.prediction(),
        new Raster(pixels.height(), pixels.width(), pixels.bytes()),
        image.foreground().map(GalleryFiles::raster).orElse(null),
        image.blocks().stream()
            .map(
                block ->
                    new Block(
                        block.name(),
                        raster(block.hard()),
                        block.soft().map(GalleryFiles::raster).orElse(null)))
            .toList());
  }

  private static Raster raster(Mask mask) {
    return new Raster(mask.height(), mask.width(), mask.bytes());
  }

  private static Raster raster(SoftMask mask) {
    return new Raster(mask.height(), mask.width(), mask.bytes());
  }

  private static MaskedImage restored(Image kept) {
    Raster pixels = kept.image();
    return new MaskedImage(
        new RgbImage(pixels.height(), pixels.width(), pixels.values()),
        kept.label(),
        kept.prediction(),
        kept.blocks().stream().map(GalleryFiles::restored).toList(),
        Optional.ofNullable(kept.foreground()).map(GalleryFiles::mask));
  }

  private static BlockMask restored(Block kept) {
    return new BlockMask(
        kept.name(),
        mask(kept.hard()),
        Optional.ofNullable(kept.soft())
            .map(soft -> SoftMask.ofBytes(soft.height(), soft.width(), soft.values())));
  }

  private static Mask mask(Raster kept) {
    return new Mask(kept.height(), kept.width(), kept.values());
  }
}
