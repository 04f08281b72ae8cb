package org.dynconv.report;

import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** A {@code tabular} with the rules of the booktabs package. */
final class LatexTable {
  private LatexTable() {}

  static String render(Table table) {
    Cells cells = Cells.of(table);
    String alignment =
        cells.numeric().stream().map(number -> number ? "r" : "l").collect(Collectors.joining());
    StringBuilder text = new StringBuilder();
    text.append("% Needs \\usepackage{booktabs}.\n");
    text.append("\\begin{tabular}{").append(alignment).append("}\n\\toprule\n");
    text.append(row(cells.headings())).append("\\midrule\n");
    cells.rows().forEach(cellsOfRow -> text.append(row(cellsOfRow)));
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(LatexTable::escape).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String escape(String cell) {
    return cell.codePoints().mapToObj(LatexTable::escape).collect(Collectors.joining());
  }

  private static String escape(int symbol) {
    return switch (symbol) {
      case '\\' -> "\\textbackslash{}";
      case '{', '}', '$', '&', '#', '_', '%' -> "\\" + Character.toString(symbol);
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '–' -> "--";
      case '±' -> "$\\pm$";
      case 'α' -> "$\\alpha$";
      case 'τ' -> "$\\tau$";
      case '×' -> "$\\times$";
      case '\n' -> " ";
      default -> Character.toString(symbol);
    };
  }
}
