package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataRootTest {
  private static final Path HOME = Path.of("/home/somebody");

  @Test
  void folderOfTheCommandLineComesFirst() {
    DataRoot root =
        DataRoot.resolve(Optional.of(Path.of("/a/../b")), Map.of("DYNCONV_DATA", "/c"), HOME);

    assertThat(root.folder()).isEqualTo(Path.of("/b"));
    assertThat(root).hasToString("/b (--data)");
  }

  @Test
  void environmentComesSecond() {
    DataRoot root = DataRoot.resolve(Optional.empty(), Map.of("DYNCONV_DATA", "/c"), HOME);

    assertThat(root).hasToString("/c ($DYNCONV_DATA)");
  }

  @Test
  void cacheOfTheHomeFolderIsTheDefault() {
    DataRoot unset = DataRoot.resolve(Optional.empty(), Map.of(), HOME);
    DataRoot blank = DataRoot.resolve(Optional.empty(), Map.of("DYNCONV_DATA", " "), HOME);

    assertThat(unset).hasToString("/home/somebody/.cache/dynconv (the default)");
    assertThat(blank).isEqualTo(unset);
  }
}
