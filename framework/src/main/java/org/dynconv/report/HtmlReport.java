package org.dynconv.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One page that needs nothing beside it: what the runs were, tables that sort, charts, and the
 * masks with sliders through images and blocks.
 */
public final class HtmlReport {
  private static final Pattern ABOVE_SVG = Pattern.compile("(?s)^.*?(?=<svg )");
  private static final Pattern CLIP = Pattern.compile("(id=\"|url\\(#)clip");

  private HtmlReport() {}

  /**
   * A chart to embed.
   *
   * @param name unique on the page
   * @param svg the chart's SVG text
   */
  public record Chart(String name, String svg) {
    /**
     * Takes a figure's SVG.
     *
     * @param figure the figure
     * @return the chart
     */
    public static Chart of(Figure figure) {
      return new Chart(figure.name(), figure.svg());
    }
  }

  /**
   * Writes the page.
   *
   * @param title the page's title
   * @param runs what the runs were, in order
   * @param tables the tables to show, below one another
   * @param charts the charts, below the tables
   * @param galleries masks by model; the images of all are in the same order
   * @return HTML 5 text, to be saved as UTF-8
   */
  public static String render(
      String title,
      List<ReportedRun> runs,
      List<ReportTable> tables,
      List<Chart> charts,
      List<MaskGallery> galleries) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(Html.escape(title))
        .append("</title>\n<style>\n")
        .append(resource("report.css"))
        .append("</style>\n</head>\n<body>\n<main>\n<h1>")
        .append(Html.escape(title))
        .append("</h1>\n");
    html.append("<section>\n<h2>Results</h2>\n");
    tables.forEach(table -> html.append(table(table)));
    html.append("</section>\n");
    html.append(charts(charts));
    html.append(HtmlGallery.render(galleries));
    runs.forEach(run -> html.append(HtmlFacts.render(run)));
    html.append("</main>\n<script>\n")
        .append(resource("report.js"))
        .append("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private static String table(ReportTable table) {
    return "<h3>"
        + Html.escape(table.title())
        + "</h3>\n"
        + HtmlTable.render(table.table())
        + "<p class=\"note\">"
        + Html.escape(table.note())
        + "</p>\n";
  }

  private static String charts(List<Chart> charts) {
    if (charts.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<section>\n<h2>Charts</h2>\n<div class=\"charts\">\n");
    for (Chart chart : charts) {
      html.append("<figure>").append(inline(chart)).append("</figure>\n");
    }
    return html.append("</div>\n</section>\n").toString();
  }

  /** Without what stands above the root element, and with ids that no other chart has. */
  private static String inline(Chart chart) {
    String svg = ABOVE_SVG.matcher(chart.svg()).replaceFirst("");
    String prefix = chart.name().replaceAll("[^A-Za-z0-9-]", "-");
    return CLIP.matcher(svg).replaceAll("$1" + prefix + "-clip").strip();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + name + " cannot be read", e);
    }
  }
}
