package org.dynconv.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dynconv.error.UserException;

/**
 * CIFAR-10 (Krizhevsky 2009): 32 x 32 photographs of ten classes, 50,000 to learn from and 10,000
 * to measure on. Read from the official binary version, {@code cifar-10-batches-bin} in the data
 * root, and kept in memory.
 */
public final class Cifar10 implements Dataset {
  /** The folder in the data root. */
  public static final String FOLDER = "cifar-10-batches-bin";

  static final String TEST_FILE = "test_batch.bin";

  private static final List<String> TRAINING_FILES =
      IntStream.rangeClosed(1, 5).mapToObj("data_batch_%d.bin"::formatted).toList();
  private static final int SIDE = 32;
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private final Part part;
  private final List<Cifar10File> files;
  private final int size;
  private final String checksum;

  private Cifar10(Part part, DataRoot root, List<String> names, boolean allowShort) {
    this.part = part;
    Path folder = root.folder().resolve(FOLDER);
    Sha256 sum = new Sha256();
    files = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw new UserException(
            "CIFAR-10 is not here: %s has no %s. The data root is %s. Run ./dynconv data get cifar10, or name the folder that holds %s with --data or $%s."
                .formatted(folder, name, root, FOLDER, DataRoot.VARIABLE));
      }
      files.add(Cifar10File.read(file, allowShort, sum));
    }
    size = files.stream().mapToInt(Cifar10File::size).sum();
    checksum = sum.hex();
  }

  /** All six files of the data set. */
  static List<String> fileNames() {
    List<String> names = new ArrayList<>(TRAINING_FILES);
    names.add(TEST_FILE);
    return names;
  }

  /**
   * Reads the 50,000 training images.
   *
   * @param root where the data sets are
   * @return the images, in the official order
   * @throws UserException when a file is missing or is not what it should be, to the byte
   */
  public static Cifar10 training(DataRoot root) {
    return new Cifar10(Part.TRAINING, root, TRAINING_FILES, false);
  }

  /**
   * Reads the test images: 10,000, or as many as the file has when a short one is allowed.
   *
   * @param root where the data sets are
   * @param allowShortTest whether a file with fewer, whole records will do
   * @return the images, in the official order
   * @throws UserException when the file is missing or is not what it should be, to the byte
   */
  public static Cifar10 test(DataRoot root, boolean allowShortTest) {
    return new Cifar10(Part.TEST, root, List.of(TEST_FILE), allowShortTest);
  }

  @Override
  public String name() {
    return "cifar10/" + part.label();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int height() {
    return SIDE;
  }

  @Override
  public int width() {
    return SIDE;
  }

  @Override
  public List<String> classNames() {
    return CLASSES;
  }

  // All files but the last have the full number of records.
  private Cifar10File file(int index) {
    return files.get(Objects.checkIndex(index, size) / Cifar10File.RECORDS);
  }

  @Override
  public int label(int index) {
    return file(index).label(index % Cifar10File.RECORDS);
  }

  @Override
  public void pixels(int index, byte[] target, int offset) {
    file(index).pixels(index % Cifar10File.RECORDS, target, offset);
  }

  /**
   * SHA-256 of the files, one after the other: for the test part that of {@code test_batch.bin}.
   */
  @Override
  public String checksum() {
    return checksum;
  }
}
