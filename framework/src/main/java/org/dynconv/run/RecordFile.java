package org.dynconv.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dynconv.error.UserException;

/** Reads and writes {@code record.json}. */
final class RecordFile {
  static final String NAME = "record.json";

  private RecordFile() {}

  static void write(Path folder, RunRecord record) {
    AtomicFile.write(folder.resolve(NAME), RunJson.page(record));
  }

  static RunRecord read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw new UserException(
          "Run folder "
              + folder
              + " has no "
              + NAME
              + ": it is not a run, or the run was cut before it wrote one. It can be deleted.");
    }
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileTrouble.cannot("read", file, e);
    }
    try {
      JsonNode tree = RunJson.reader(JsonNode.class).readTree(content);
      checkVersion(file, tree.path("version").asInt());
      return RunJson.reader(RunRecord.class).readValue(tree);
    } catch (IOException e) {
      throw new UserException(
          "Cannot read "
              + file
              + ": "
              + e.getMessage().lines().findFirst().orElse("not JSON")
              + ". Expected a run record of version "
              + RunRecord.VERSION
              + "; restore the file, or delete the run's folder.",
          e);
    }
  }

  private static void checkVersion(Path file, int version) {
    if (version != RunRecord.VERSION) {
      throw new UserException(
          file
              + " has record version "
              + version
              + ", and this program reads version "
              + RunRecord.VERSION
              + ". Use the program version that wrote it.");
    }
  }
}
