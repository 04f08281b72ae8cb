package org.dynconv.experiments.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

/**
 * Runs the notebooks' cells, one after the other, in the JShell that Java kernels of Jupyter are
 * made of. The kernel's own {@code %} lines are left out: the tests' class path has what they name.
 */
class NotebooksTest {
  private static final Path NOTEBOOKS = Path.of("../notebooks");

  @Test
  void theResultsNotebookPrintsItsTablesAndDrawsItsCharts() throws IOException {
    Output output = run("results.ipynb");

    assertThat(output.text()).contains("quickstart, 1000 test images").contains("Top-1 (%)");
    assertThat(output.values()).filteredOn(value -> value.startsWith("BufferedImage")).hasSize(3);
  }

  @Test
  void theCostNotebookCountsWhatTheCostModelCounts() throws IOException {
    Output output = run("cost.ipynb");

    assertThat(output.text())
        .contains("budget 1.00:  68.4 M conditional,  70.4 M in all")
        .contains("budget 0.50:  34.2 M conditional,  36.2 M in all");
  }

  /** What a notebook printed, and the values of its expressions. */
  private record Output(String text, List<String> values) {}

  private static Output run(String notebook) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    List<String> values = new ArrayList<>();
    // The cells run in this virtual machine, and print where it prints.
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        JShell shell = JShell.builder().executionEngine("local").build()) {
      System.setOut(capture);
      shell.addToClasspath(System.getProperty("java.class.path"));
      for (JsonNode cell :
          new ObjectMapper().readTree(NOTEBOOKS.resolve(notebook).toFile()).path("cells")) {
        if (cell.path("cell_type").asText().equals("code")) {
          evaluate(shell, source(cell), values);
        }
      }
    } finally {
      System.setOut(before);
    }
    return new Output(printed.toString(StandardCharsets.UTF_8), values);
  }

  private static String source(JsonNode cell) {
    StringBuilder source = new StringBuilder();
    cell.path("source").forEach(line -> source.append(line.asText()));
    return source
        .toString()
        .lines()
        .filter(line -> !line.startsWith("%"))
        .reduce("", NotebooksTest::line);
  }

  private static String line(String before, String next) {
    return before + next + "\n";
  }

  private static void evaluate(JShell shell, String source, List<String> values) {
    String rest = source;
    while (!rest.isBlank()) {
      var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String snippet = next.source();
      for (SnippetEvent event : shell.eval(snippet)) {
        assertThat(event.exception()).as(snippet).isNull();
        assertThat(event.status())
            .as(
                () ->
                    snippet
                        + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList())
            .isIn(Snippet.Status.VALID, Snippet.Status.OVERWRITTEN);
        if (event.value() != null && !event.value().isEmpty()) {
          values.add(event.value());
        }
      }
      rest = next.remaining();
    }
  }
}
