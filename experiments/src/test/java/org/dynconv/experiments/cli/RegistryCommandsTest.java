package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RegistryCommandsTest {
  private static final String HOME = "dynconv.home";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String homeBefore;

  @BeforeEach
  void setHome() {
    homeBefore = System.getProperty(HOME);
    System.setProperty(HOME, Path.of("").toAbsolutePath().getParent().toString());
  }

  @AfterEach
  void restoreHome() {
    if (homeBefore == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, homeBefore);
    }
  }

  @Test
  void listGroupsExperimentsByDataSetWithTheirProfile() {
    assertThat(run("list")).isZero();

    assertThat(out.toString())
        .containsSubsequence(
            "Data set shapes", "quickstart", "Data set cifar10", "cifar10-resnet32")
        .containsPattern("cifar10-resnet32 +paper ")
        .containsPattern("cifar10-resnet32-short +short ");
  }

  @Test
  void listSettingsPrintsEveryKeyWithItsDefault() {
    assertThat(run("list", "--settings")).isZero();

    assertThat(out.toString())
        .containsPattern("(?m)^weight-decay +0\\.0005 +a number from 0 to 1 ")
        .containsPattern("(?m)^budget ");
  }

  @Test
  void showPrintsEachValueWithWhereItCameFrom() {
    assertThat(run("show", "cifar10-resnet32-short", "budget=dense,0.6")).isZero();

    assertThat(out.toString())
        .containsPattern("(?m)^budget +dense,0\\.6 +command line$")
        .containsPattern("(?m)^schedule +one-cycle +cifar10-resnet32-short\\.yaml:\\d+$")
        .containsPattern("(?m)^gamma +0\\.1 +cifar10-resnet32\\.yaml:\\d+$")
        .containsPattern("(?m)^momentum +0\\.9 +default$")
        .contains("classification/README.md");
  }

  @Test
  void aMistakeIsAMessageAndNoStackTrace() {
    assertThat(run("show", "quickstart", "bugdet=1")).isEqualTo(2);

    assertThat(err.toString())
        .contains("unknown setting \"bugdet\". Did you mean \"budget\"?")
        .doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    CommandLine commands = Main.commandLine();
    commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commands.execute(arguments);
  }
}
