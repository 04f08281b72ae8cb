package org.dynconv.experiments.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dynconv.inference.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher hands on, from the user to Java and back. */
class LauncherScriptTest {
  /** As a shell script sees a machine without any JDK, where a namespace of its own is allowed. */
  private static final List<String> WITHOUT_JDKS =
      List.of(
          "unshare",
          "--mount",
          "--map-root-user",
          "sh",
          "-c",
          "[ ! -d /usr/lib/jvm ] || mount -t tmpfs none /usr/lib/jvm; exec \"$@\"",
          "sh");

  @TempDir private Path folder;

  @Test
  void helpNamesTheCommandsAndTheEnvironment() throws Exception {
    LauncherScript.Outcome help = LauncherScript.ofCheckout(folder).run("--help");

    assertThat(help.code()).as(help.err()).isZero();
    assertThat(help.out()).contains("bench", "doctor", "DYNCONV_JAVA_OPTIONS", "DYNCONV_CLASSPATH");
  }

  @Test
  void aMistakeIsOneSentenceAndItsExitCodePassesThrough() throws Exception {
    LauncherScript.Outcome mistake = LauncherScript.ofCheckout(folder).run("show", "quickstrat");

    assertThat(mistake.code()).isEqualTo(2);
    assertThat(mistake.out()).isEmpty();
    assertThat(mistake.err()).contains("quickstart").doesNotContain("\tat ");
  }

  @Test
  void pathsWithSpacesReachJavaWholeAndTheUsersOptionsLast() throws Exception {
    Path home = folder.resolve("my lab");
    Path sdk = LauncherScript.fakeSdk(folder.resolve("my sdk"));

    LauncherScript.Outcome java =
        LauncherScript.copiedTo(home, folder)
            .with("JAVA_HOME", LauncherScript.fakeJdk(folder.resolve("my jdk"), 25).toString())
            .with("TORNADOVM_HOME", sdk.toString())
            .with("DYNCONV_CLASSPATH", "my classes")
            .with("DYNCONV_JAVA_OPTIONS", "-Dfirst=1 -Dsecond=2")
            .run("eval", "--backend", "tornado", "--weights", "a file", "*", "");

    assertThat(java.code()).as(java.err()).isEqualTo(37);
    assertThat(java.out().lines())
        .contains("@" + sdk.resolve("tornado-argfile"), "-Ddynconv.home=" + home.toRealPath())
        .endsWith(
            "-Dfirst=1",
            "-Dsecond=2",
            "-cp",
            "my classes",
            "org.dynconv.experiments.cli.Main",
            "eval",
            "--backend",
            "tornado",
            "--weights",
            "a file",
            "*",
            "");
  }

  @Test
  void aLinkLeadsToItsHome() throws Exception {
    Path home = folder.resolve("lab");
    LauncherScript.copiedTo(home, folder);
    Path link = Files.createDirectories(folder.resolve("my bin")).resolve("lab");
    Files.createSymbolicLink(link, Path.of("../lab/dynconv"));

    LauncherScript.Outcome java =
        LauncherScript.at(link, folder)
            .with("JAVA_HOME", LauncherScript.fakeJdk(folder.resolve("jdk"), 26).toString())
            .with("DYNCONV_CLASSPATH", "classes")
            .run("list");

    assertThat(java.out().lines()).contains("-Ddynconv.home=" + home.toRealPath());
  }

  @Test
  void doctorStartsJavaOnceWithTheFlagsOfAnSdk() throws Exception {
    Path sdk = LauncherScript.fakeSdk(folder.resolve("sdk"));

    LauncherScript.Outcome java =
        LauncherScript.ofCheckout(folder)
            .with("JAVA_HOME", LauncherScript.fakeJdk(folder.resolve("jdk"), 25).toString())
            .with("TORNADOVM_HOME", sdk.toString())
            .run("doctor");

    assertThat(java.code()).isEqualTo(37);
    assertThat(java.out().lines()).startsWith("@" + sdk.resolve("tornado-argfile"));
    assertThat(java.out().lines()).containsOnlyOnce("org.dynconv.experiments.cli.Main");
    assertThat(java.err()).isEmpty();
  }

  @Test
  void doctorSaysWhereJavaDoesNotStartWithAnSdkAndGoesOn() throws Exception {
    Path sdk = LauncherScript.fakeSdk(folder.resolve("sdk"));
    Files.writeString(sdk.resolve("tornado-argfile"), "--add-modules no.such.module\n");

    LauncherScript.Outcome java =
        LauncherScript.ofCheckout(folder).with("TORNADOVM_HOME", sdk.toString()).run("doctor");

    assertThat(java.code()).as(java.err()).isZero();
    assertThat(java.out()).contains("no.such.module", "backend vector");
    // Built only where there was an SDK.
    Backends.all().forEach(known -> assertThat(java.out()).contains("backend " + known.name()));
    assertThat(java.err()).contains("TornadoVM SDK in " + sdk);
  }

  @Test
  void anOldJavaOrNoneIsOneSentence() throws Exception {
    LauncherScript script =
        LauncherScript.ofCheckout(folder)
            .withPrograms(List.of("bash", "sh", "mount", "unshare", "dirname", "readlink", "sed"))
            .with("JAVA_HOME", LauncherScript.fakeJdk(folder.resolve("old"), 17).toString());
    boolean hidden = hidesJdks();
    if (!hidden) {
      System.out.println("No right to hide the JDKs of this machine: none at all is not tried.");
    }
    assumeTrue(hidden, "no right to hide the JDKs of this machine: none at all is not tried");

    LauncherScript.Outcome old = script.run(WITHOUT_JDKS, List.of("list"));
    LauncherScript.Outcome none = script.with("JAVA_HOME", "").run(WITHOUT_JDKS, List.of("list"));

    for (LauncherScript.Outcome outcome : List.of(old, none)) {
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err().lines()).hasSize(1);
      assertThat(outcome.err()).startsWith("DynConv Lab needs a JDK 25").contains("sdk install");
    }
  }

  private boolean hidesJdks() throws Exception {
    Path script =
        LauncherScript.program(
            folder.resolve("nothing"), "[ -z \"$(ls -A /usr/lib/jvm 2>/dev/null)\" ]\n");
    try {
      return LauncherScript.at(script, folder).run(WITHOUT_JDKS, List.of()).code() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
