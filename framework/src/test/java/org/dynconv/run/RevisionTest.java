package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {
  @TempDir private Path folder;

  @AfterEach
  void forgetTheProperty() {
    System.clearProperty(Revision.PROPERTY);
  }

  @Test
  void takesWhatTheLauncherPassed() {
    System.setProperty(Revision.PROPERTY, "0123456789abcdef-dirty");
    assertThat(Revision.detect(folder)).isEqualTo(new Revision("0123456789abcdef", true));
    assertThat(Revision.detect(folder).label()).isEqualTo("0123456789ab-dirty");
  }

  @Test
  void isUnknownOutsideAnyRepository() {
    assertThat(Revision.detect(folder)).isEqualTo(new Revision("unknown", false));
  }

  @Test
  void seesTheCommitAndWhetherTheTreeDiffers() throws Exception {
    assumeTrue(git("init") == 0, "git is not installed: its answer cannot be tested");
    Files.writeString(folder.resolve("a.txt"), "one");
    git("add", "a.txt");
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-m", "one");
    Revision clean = Revision.detect(folder);
    assertThat(clean.commit()).matches("[0-9a-f]{40}");
    assertThat(clean.dirty()).isFalse();
    Files.writeString(folder.resolve("a.txt"), "two");
    assertThat(Revision.detect(folder)).isEqualTo(new Revision(clean.commit(), true));
  }

  private int git(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
