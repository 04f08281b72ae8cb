package org.dynconv.experiments.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds first; a stand-in for Maven notes that it was called. */
class LauncherBuildTest {
  private static final List<String> PROGRAMS =
      List.of(
          "bash",
          "sh",
          "dirname",
          "basename",
          "readlink",
          "sed",
          "find",
          "grep",
          "head",
          "tail",
          "rm",
          "touch",
          "cat");

  @TempDir private Path folder;

  private Path home;
  private LauncherScript script;

  @BeforeEach
  void aProjectThatIsNotBuilt() throws Exception {
    home = folder.resolve("lab");
    Files.createDirectories(home.resolve("experiments/src/main"));
    Files.createDirectories(home.resolve("experiments/target/lib"));
    script =
        LauncherScript.copiedTo(home, folder)
            .withPrograms(PROGRAMS)
            .with("JAVA_HOME", LauncherScript.fakeJdk(folder.resolve("jdk"), 25).toString());
  }

  @Test
  void withoutMavenOneSentenceSaysWhatIsMissing() throws Exception {
    LauncherScript.Outcome outcome = script.run("list");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("Maven 3.8", "sdk install maven");
  }

  @Test
  void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
    maven("echo called >>\"" + folder.resolve("calls") + "\"");

    assertThat(script.run("list").code()).isEqualTo(37);
    assertThat(script.run("list").err()).isEmpty();
    assertThat(folder.resolve("calls")).content().hasLineCount(1);

    Path source = Files.createFile(home.resolve("experiments/src/main/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(script.run("list").err()).contains("Building");
    assertThat(folder.resolve("calls")).content().hasLineCount(2);
  }

  @Test
  void classesThatAreNamedAreTakenAsTheyAre() throws Exception {
    maven("echo called >>\"" + folder.resolve("calls") + "\"");

    LauncherScript.Outcome java = script.with("DYNCONV_CLASSPATH", "classes").run("list");

    assertThat(java.code()).isEqualTo(37);
    assertThat(java.out().lines()).contains("classes");
    assertThat(folder.resolve("calls")).doesNotExist();
  }

  @Test
  void aBuildThatFailsSaysWhy() throws Exception {
    maven("echo '[ERROR] a semicolon is missing'; exit 1");

    LauncherScript.Outcome outcome = script.run("list");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("a semicolon is missing", "build.log");
  }

  private void maven(String does) throws Exception {
    LauncherScript.program(folder.resolve("programs/mvn"), does + "\n");
  }
}
