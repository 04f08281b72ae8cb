package org.dynconv.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.dynconv.error.UserException;

/**
 * Gets CIFAR-10 into a data root: downloads the archive (going on where a cut download stopped),
 * checks its MD5, unpacks it beside its place and renames it there, so that the folder is whole or
 * not there at all.
 *
 * @param source where the archive is
 * @param md5 its MD5 sum, 32 lower-case hexadecimal digits
 */
public record Cifar10Download(URI source, String md5) {
  /** The archive of the authors. */
  public static final Cifar10Download OFFICIAL =
      new Cifar10Download(
          URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
          "c32a1d4ab5d03f1284b67883e8d13530");

  /** What there was to do. */
  public enum Outcome {
    /** The data set is now there. */
    DOWNLOADED,
    /** It was there already, whole; nothing was done. */
    ALREADY_THERE
  }

  /**
   * Downloads and unpacks, unless the data set is there.
   *
   * @param root where the data sets are; made when missing
   * @param progress told how far the download is
   * @return what there was to do
   * @throws UserException when the download fails (what has come stays for the next attempt), the
   *     sum is wrong (it is removed), the archive is not what it should be, or the folder cannot be
   *     written or holds something else
   */
  public Outcome into(DataRoot root, DownloadProgress progress) {
    Path folder = root.folder().resolve(Cifar10.FOLDER);
    try {
      if (Files.exists(folder)) {
        checkWhole(folder);
        return Outcome.ALREADY_THERE;
      }
      Files.createDirectories(root.folder());
      Path part = root.folder().resolve("cifar-10-binary.tar.gz.part");
      new ResumableDownload(source, part, progress).run();
      checkSum(part);
      unpack(part, folder);
      Files.delete(part);
      return Outcome.DOWNLOADED;
    } catch (IOException | UncheckedIOException e) {
      throw new UserException(
          "CIFAR-10 cannot be put into %s: %s. Check that the folder can be written to and has space."
              .formatted(root, e),
          e);
    }
  }

  private static void checkWhole(Path folder) throws IOException {
    for (String name : Cifar10.fileNames()) {
      Path file = folder.resolve(name);
      long expected = (long) Cifar10File.RECORDS * Cifar10File.RECORD;
      long size = Files.isRegularFile(file) ? Files.size(file) : 0;
      if (size != expected) {
        throw new UserException(
            "%s exists but is not the whole data set: %s has %d bytes instead of %d. Remove the folder, then run the command again."
                .formatted(folder, name, size, expected));
      }
    }
  }

  private void checkSum(Path part) throws IOException {
    String found = md5(part);
    if (!found.equals(md5)) {
      Files.delete(part);
      throw new UserException(
          "What %s sent is not CIFAR-10: its MD5 is %s, not %s. It was removed; run the command again."
              .formatted(source, found, md5));
    }
  }

  private static String md5(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(bytes, MessageDigest.getInstance("MD5"))) {
      byte[] buffer = new byte[1 << 16];
      int count = 0;
      while (count >= 0) {
        count = digesting.read(buffer);
      }
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static void unpack(Path archive, Path folder) throws IOException {
    Path unpacked = Files.createTempDirectory(folder.getParent(), ".unpacking-");
    try {
      TarGz.unpack(archive, unpacked);
      Path made = unpacked.resolve(Cifar10.FOLDER);
      List<String> missing =
          Cifar10.fileNames().stream()
              .filter(name -> !Files.isRegularFile(made.resolve(name)))
              .toList();
      if (!missing.isEmpty()) {
        throw new UserException(
            "%s is not CIFAR-10's binary version: it has no %s in a folder %s."
                .formatted(archive, String.join(", ", missing), Cifar10.FOLDER));
      }
      Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(unpacked);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
