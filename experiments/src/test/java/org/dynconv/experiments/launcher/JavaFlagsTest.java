package org.dynconv.experiments.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Java makes of the flags that the launcher gives it, as Java itself says. */
class JavaFlagsTest {
  private static final Pattern COLLECTOR =
      Pattern.compile(" Use(Serial|Parallel|G1|Z|Shenandoah)GC +:?= true ");
  private static final Pattern HEAP =
      Pattern.compile(" MaxHeapSize +:?= (\\d+) +\\{product} \\{command line");
  private static final String ASK = " -XX:+PrintFlagsFinal --show-module-resolution -version";

  @TempDir private Path folder;

  /** {@code any} is what Java chooses by itself. */
  @ParameterizedTest
  @CsvSource({
    "--help, any, 1024",
    "eval --arch resnet8-cifar, Serial, 4096",
    "golden some.safetensors, Serial, 4096",
    "bench infer, any, 4096",
    "run quickstart, any, 1024",
    "--help --backend tornado, Parallel, 1024",
    "eval --backend tornado, Parallel, 4096",
    "eval --backend=tornado --device 0:1, Parallel, 4096",
    "golden --backend tornado some.safetensors, Parallel, 4096",
    "'bench infer --backend vector,tornado', Parallel, 4096",
    "run quickstart --backend tornado, Parallel, 1024",
    "run quickstart test-backend=tornado, Parallel, 1024",
    "run inference-speed speed.backends=tornado, Parallel, 1024"
  })
  void javaHasOneCollectorAHeapLimitAndTheVectorModule(
      String arguments, String collector, long megabytes) throws Exception {
    LauncherScript.Outcome java = java("", arguments.split(" ", -1));

    assertThat(java.code()).as(java.out() + java.err()).isZero();
    assertThat(collectors(java)).hasSize(1);
    if (collector.equals("any")) {
      assertThat(collectors(java)).doesNotContain("Parallel");
    } else {
      assertThat(collectors(java)).containsExactly(collector);
    }
    assertThat(heap(java)).isEqualTo(megabytes << 20);
    assertThat(java.out()).contains("root jdk.incubator.vector");
  }

  @ParameterizedTest
  @CsvSource({"eval", "eval --backend tornado", "run quickstart"})
  void whatTheUserSetsWins(String arguments) throws Exception {
    for (String collector : List.of("G1", "Parallel")) {
      LauncherScript.Outcome java =
          java("-Xmx640m -XX:+Use" + collector + "GC", arguments.split(" ", -1));

      assertThat(java.code()).as(java.out() + java.err()).isZero();
      assertThat(collectors(java)).containsExactly(collector);
      assertThat(heap(java)).isEqualTo(640L << 20);
    }
  }

  @Test
  void aCollectorThatTheEnvironmentSetsWins() throws Exception {
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      LauncherScript.Outcome java =
          LauncherScript.ofCheckout(folder)
              .with("DYNCONV_JAVA_OPTIONS", ASK)
              .with(variable, "-XX:+UseG1GC")
              .run("eval");

      assertThat(java.code()).as(java.out() + java.err()).isZero();
      assertThat(collectors(java)).containsExactly("G1");
    }
  }

  /** Starts Java with an SDK at hand, which only those get who ask for it, and has it say all. */
  private LauncherScript.Outcome java(String options, String... arguments) throws Exception {
    return LauncherScript.ofCheckout(folder)
        .with("TORNADOVM_HOME", LauncherScript.fakeSdk(folder.resolve("an sdk")).toString())
        .with("DYNCONV_JAVA_OPTIONS", options + ASK)
        .run(arguments);
  }

  private static List<String> collectors(LauncherScript.Outcome java) {
    return COLLECTOR.matcher(java.out()).results().map(found -> found.group(1)).toList();
  }

  private static long heap(LauncherScript.Outcome java) {
    return HEAP.matcher(java.out())
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no heap limit was given: " + java.out()));
  }
}
