package org.dynconv.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A finished chart, to be written in any form. The same values give the same bytes on one machine.
 */
public final class Figure {
  private static final Pattern PDF_ID = Pattern.compile("/ID \\[<(\\w{32})> <(\\w{32})>\\]");
  private static final Pattern LONG_FRACTION = Pattern.compile("(\\.\\d\\d)\\d+");
  private static final Pattern SVG_START = Pattern.compile("(<svg [^>]*>)");

  private final String name;
  private final Chart<?, ?> chart;

  Figure(String name, Chart<?, ?> chart) {
    this.name = name;
    this.chart = chart;
  }

  /** The figure under a longer title: what it is about, then what it shows. */
  Figure about(String subject) {
    chart.setTitle(subject + ": " + chart.getTitle());
    return this;
  }

  /**
   * What to call the figure's files.
   *
   * @return the file name without its ending
   */
  public String name() {
    return name;
  }

  /**
   * What the figure shows.
   *
   * @return its title
   */
  public String title() {
    return chart.getTitle();
  }

  /**
   * Draws the figure as a PNG picture.
   *
   * @return the file's bytes
   */
  public byte[] png() {
    return bytes(out -> BitmapEncoder.saveBitmap(chart, out, BitmapFormat.PNG));
  }

  /**
   * Draws the figure as SVG. Text is outlines, so that it looks alike everywhere; the title stays
   * as text for screen readers.
   *
   * @return the file's text
   */
  public String svg() {
    String full =
        new String(
            bytes(
                out ->
                    VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG)),
            StandardCharsets.UTF_8);
    // A hundredth of a pixel is enough, and halves the file.
    String compact = LONG_FRACTION.matcher(full).replaceAll("$1").replaceAll("\n\\s+", "\n");
    String withTitle = "$1<title>" + Matcher.quoteReplacement(Html.escape(title())) + "</title>";
    return SVG_START.matcher(compact).replaceFirst(withTitle);
  }

  /**
   * Draws the figure as a PDF page.
   *
   * @return the file's bytes
   */
  public byte[] pdf() {
    byte[] page =
        bytes(out -> VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.PDF));
    return withStableId(page);
  }

  /** PDFBox identifies a document by the time of day; equal pages shall be equal files. */
  private static byte[] withStableId(byte[] page) {
    String text = new String(page, StandardCharsets.ISO_8859_1);
    Matcher id = PDF_ID.matcher(text);
    if (!id.find()) {
      return page;
    }
    String rest = text.substring(0, id.start());
    String stable = HexFormat.of().toHexDigits(rest.hashCode()).toUpperCase(Locale.ROOT).repeat(4);
    return (rest + "/ID [<" + stable + "> <" + stable + ">]" + text.substring(id.end()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private interface Drawing {
    void writeTo(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] bytes(Drawing drawing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      drawing.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
