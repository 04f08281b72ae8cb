package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.dynconv.run.SampleRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableFormatTest {
  private final Locale usual = Locale.getDefault();
  private final Table results =
      ResultTable.of(List.of(SampleRuns.dense("dense"), SampleRuns.masked("masked|0.3", 0.3)));

  @BeforeEach
  void writeNumbersWithCommas() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  @Test
  void markdownAlignsNumbersAndEscapesBars() {
    assertThat(TableFormat.MARKDOWN.render(results))
        .isEqualTo(
            """
            | Model | Target budget | Used budget | Top-1 (%) | Test images | Cond. MACs (M) \
            | Cond. saved (%) | All MACs (M) | All saved (%) | Train images/s | Test images/s |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | dense | – | 1.000 | 91.40 | 1,000 | 10.000 | 0.0 | 12.500 | 0.0 | 812 | 2,305 |
            | masked\\|0.3 | 0.30 | 0.312 | 90.00 | 1,000 | 3.123 | 68.8 | 5.623 | 55.0 | 640 \
            | 1,800 |
            """);
  }

  @Test
  void consoleStacksHeadingsAndAlignsNumbersToTheRight() {
    Table narrow = results.selectColumns("Model", "Target budget", "Top-1 (%)", "Test images");
    assertThat(TableFormat.CONSOLE.render(narrow))
        .isEqualTo(
            """
                        Target               Test
            Model       budget  Top-1 (%)  images
            ──────────  ──────  ─────────  ──────
            dense            –      91.40   1,000
            masked|0.3    0.30      90.00   1,000
            """);
  }

  @Test
  void csvKeepsFullPrecisionAndLeavesAbsentValuesEmpty() {
    assertThat(TableFormat.CSV.render(results).lines())
        .containsExactly(
            "Model,Target budget,Used budget,Top-1 (%),Test images,Cond. MACs (M),Cond. saved"
                + " (%),All MACs (M),All saved (%),Train images/s,Test images/s",
            "dense,,1.0,91.4,1000,10.0,0.0,12.5,0.0,812.4,2304.6",
            "masked|0.3,0.3,0.31229999999999997,90.0,1000,3.1229999999999993,68.77,5.623,55.016,"
                + "640.0,1800.0");
  }

  @Test
  void csvQuotesSeparatorsAndQuotes() {
    Table table = Table.create("t", StringColumn.create("a", "x,y", "\"a\", b", "two\nlines"));
    assertThat(TableFormat.CSV.render(table))
        .isEqualTo("a\n\"x,y\"\n\"\"\"a\"\", b\"\n\"two\nlines\"\n");
  }

  @Test
  void latexHasBooktabsRulesAndEscapesItsOwnSigns() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("Name (100 %)", "a_b & {c}$ #1", "~^\\ ± 2 – <3>"),
            ResultTable.of(List.of(SampleRuns.dense("d"), SampleRuns.dense("e")))
                .numberColumn("Test images"));
    assertThat(TableFormat.LATEX.render(table))
        .isEqualTo(
            """
            % Needs \\usepackage{booktabs}.
            \\begin{tabular}{lr}
            \\toprule
            Name (100 \\%) & Test images \\\\
            \\midrule
            a\\_b \\& \\{c\\}\\$ \\#1 & 1,000 \\\\
            \\textasciitilde{}\\textasciicircum{}\\textbackslash{} $\\pm$ 2 -- \\textless{}3\\textgreater{} \
            & 1,000 \\\\
            \\bottomrule
            \\end{tabular}
            """);
  }
}
