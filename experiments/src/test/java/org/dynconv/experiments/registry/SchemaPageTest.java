package org.dynconv.experiments.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code experiments/README.md} to the schema that the code has. */
class SchemaPageTest {
  private static final String START = "-->\n";
  private static final String END = "<!-- end of settings -->";

  @TempDir private Path folder;

  @Test
  void thePageListsEverySettingAsItIs() throws Exception {
    String page = Files.readString(page());
    String table = page.substring(page.indexOf(START) + START.length(), page.indexOf(END));

    assertThat(table).isEqualTo(table());
  }

  @Test
  void theExampleOnThePageIsAnExperiment() throws Exception {
    String page = Files.readString(page());
    int start = page.indexOf("```yaml\n") + 8;
    Path file = folder.resolve("example.yaml");
    Files.writeString(file, page.substring(start, page.indexOf("```", start)));

    ExperimentConfig config =
        Registry.open(page().resolveSibling("registry")).resolve(file.toString(), List.of());

    assertThat(config.grid().points()).hasSize(7);
    assertThat(config.paper()).hasSize(1);
    assertThat(config.data().shapes().train()).isEqualTo(600);
  }

  private static String table() {
    return "| key | default | value | meaning |\n| --- | --- | --- | --- |\n"
        + Settings.all().stream()
            .map(
                setting ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            setting.key(),
                            setting.defaultAsJson().map(SchemaPageTest::word).orElse(""),
                            setting.expected(),
                            setting.description()))
            .collect(Collectors.joining());
  }

  private static String word(Object value) {
    String text =
        value instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
            : String.valueOf(value);
    return "`" + text + "`";
  }

  /** Tests run in the module's folder, or in the project's. */
  private static Path page() {
    Path inModule = Path.of("README.md");
    return Files.isDirectory(Path.of("registry"))
        ? inModule.toAbsolutePath()
        : Path.of("experiments/README.md").toAbsolutePath();
  }
}
