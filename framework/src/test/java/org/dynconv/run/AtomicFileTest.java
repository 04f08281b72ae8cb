package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void writesBelowFoldersThatAreNotThereYet() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    AtomicFile.write(file, "new".getBytes(StandardCharsets.UTF_8));
    assertThat(file).hasContent("new");
  }

  @Test
  void keepsTheOldContentWhenTheDiskFillsUpHalfWay() throws IOException {
    Path file = folder.resolve("table.csv");
    AtomicFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[200_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("no space left")
        .hasMessageContaining("free some space");
    assertThat(file).hasContent("old");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void namesTheFileThatIsInTheWay() throws IOException {
    Path blocking = Files.writeString(folder.resolve("runs"), "a file");
    assertThatThrownBy(() -> AtomicFile.write(blocking.resolve("record.json"), new byte[0]))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(blocking + " is in the way");
  }
}
