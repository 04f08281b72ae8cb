package org.dynconv.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.dynconv.error.UserException;

/** A compressed archive. Only plain files and folders that stay inside the target are unpacked. */
final class TarGz {
  private TarGz() {}

  static void unpack(Path archive, Path target) throws IOException {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(archive), 1 << 16)))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        Path place = place(archive, target, entry);
        if (entry.isDirectory()) {
          Files.createDirectories(place);
        } else {
          Files.createDirectories(place.getParent());
          Files.copy(entries, place);
        }
      }
    }
  }

  private static Path place(Path archive, Path target, TarArchiveEntry entry) {
    boolean plain = entry.isDirectory() || (entry.isFile() && !entry.isLink());
    try {
      Path place = target.resolve(entry.getName()).normalize();
      if (plain && !entry.isSymbolicLink() && place.startsWith(target)) {
        return place;
      }
    } catch (InvalidPathException e) {
      throw refused(archive, entry);
    }
    throw refused(archive, entry);
  }

  private static UserException refused(Path archive, TarArchiveEntry entry) {
    return new UserException(
        "%s was not unpacked: its entry \"%s\" is a link or would lie outside the target folder."
            .formatted(archive, entry.getName()));
  }
}
