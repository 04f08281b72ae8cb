package org.dynconv.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dynconv.error.UserException;

/**
 * Photographs in one folder per class, as ImageNet is laid out: {@code <class>/<name>.JPEG}.
 * Classes and files are in the order of their names. A file is decoded each time it is asked for,
 * on the thread that asks, and not kept.
 */
public final class ImageFolder implements Dataset {
  private static final Set<String> SUFFIXES = Set.of("jpg", "jpeg", "png", "bmp", "gif");

  /** Above this many bytes the checksum is over names and lengths instead of contents. */
  private static final long HASHED_WHOLE = 10L << 30;

  private final Path folder;
  private final ResizeCentreCrop sizing;
  private final List<String> classes;
  private final List<Path> files = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();

  private ImageFolder(Path folder, ResizeCentreCrop sizing) {
    this.folder = folder;
    this.sizing = sizing;
    List<Path> classFolders = list(folder, Files::isDirectory);
    if (classFolders.isEmpty()) {
      throw new UserException(
          "%s has no folders: one for each class is expected, as in %s/n01440764/photograph.JPEG."
              .formatted(folder, folder.getFileName()));
    }
    classes = classFolders.stream().map(path -> path.getFileName().toString()).toList();
    for (int label = 0; label < classFolders.size(); label++) {
      Path classFolder = classFolders.get(label);
      List<Path> images = list(classFolder, ImageFolder::isImage);
      if (images.isEmpty()) {
        throw new UserException(
            "%s has no image: every class folder needs at least one file that ends in %s."
                .formatted(classFolder, String.join(", ", SUFFIXES.stream().sorted().toList())));
      }
      for (Path image : images) {
        labels.add(label);
        files.add(image);
      }
    }
  }

  /**
   * Reads the names of a folder, 224 x 224 images cut out of a shorter side of 256.
   *
   * @param folder the folder of the class folders, or one that has them in {@code val}
   * @return the images
   * @throws UserException when the folder is missing, or not laid out like that
   */
  public static ImageFolder open(Path folder) {
    return open(folder, ResizeCentreCrop.IMAGENET);
  }

  /**
   * Reads the names of a folder.
   *
   * @param folder the folder of the class folders, or one that has them in {@code val}
   * @param sizing how the images are made the same size
   * @return the images
   * @throws UserException when the folder is missing, or not laid out like that
   */
  public static ImageFolder open(Path folder, ResizeCentreCrop sizing) {
    Path validation = folder.resolve("val");
    Path chosen = Files.isDirectory(validation) ? validation : folder;
    if (!Files.isDirectory(chosen)) {
      throw new UserException(
          "%s is not a folder: give the one that has a folder of images for each class."
              .formatted(folder));
    }
    return new ImageFolder(chosen.toAbsolutePath().normalize(), sizing);
  }

  private static boolean isImage(Path path) {
    String name = path.getFileName().toString();
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return SUFFIXES.contains(suffix) && Files.isRegularFile(path);
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserException("%s cannot be listed: %s.".formatted(folder, e), e);
    }
  }

  /**
   * The file of one image.
   *
   * @param index the image
   * @return its path
   */
  public Path file(int index) {
    return files.get(index);
  }

  @Override
  public String name() {
    return "imagefolder/" + folder.getFileName();
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public int height() {
    return sizing.crop();
  }

  @Override
  public int width() {
    return sizing.crop();
  }

  @Override
  public List<String> classNames() {
    return classes;
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  @Override
  public void pixels(int index, byte[] target, int offset) {
    byte[] pixels = sizing.apply(source(index)).pixels();
    System.arraycopy(pixels, 0, target, offset, pixels.length);
  }

  @Override
  public RgbImage source(int index) {
    return PhotographFile.decode(files.get(index));
  }

  /**
   * SHA-256 of names, lengths and contents of all files, in order; beyond 10 GiB in all, where
   * reading everything would take many minutes, of names and lengths.
   */
  @Override
  public String checksum() {
    Sha256 sum = new Sha256();
    try {
      long total = 0;
      for (Path file : files) {
        long length = Files.size(file);
        total += length;
        sum.add(folder.relativize(file).toString().replace('\\', '/')).add(Long.toString(length));
      }
      if (total <= HASHED_WHOLE) {
        for (Path file : files) {
          sum.add(Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UserException("%s cannot be read: %s.".formatted(folder, e), e);
    }
    return sum.hex();
  }
}
