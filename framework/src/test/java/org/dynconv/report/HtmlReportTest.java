package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.dynconv.run.RunRecord;
import org.dynconv.run.SampleRuns;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Set<String> VOID = Set.of("meta", "input");
  private static final String SPITEFUL = "</script><b title='x'>\"&";

  private final String page = page(SPITEFUL);

  /** A page about one run with two models and two images. */
  static String page(String model) {
    RunRecord record =
        SampleRuns.started("quickstart", Instant.parse("2026-01-02T03:04:05.678Z"))
            .withResult(SampleRuns.dense("dense"))
            .withResult(SampleRuns.masked(model, 0.3))
            .failed(new IllegalStateException("loss is <NaN>"), Instant.EPOCH);
    MaskGallery gallery =
        new MaskGallery(
            model, List.of(SampleMasks.image("disc", "disc"), SampleMasks.image("star", "ring")));
    return HtmlReport.render(
        "A & B",
        List.of(new ReportedRun("id-1", record, List.of(), List.of(gallery))),
        List.of(new ReportTable("results", "Results", ResultTable.of(record.results()), "a < b")),
        List.of(
            HtmlReport.Chart.of(
                AccuracyChart.of("accuracy", CostFigure.ALL, record.results()).draw("a")),
            HtmlReport.Chart.of(
                AccuracyChart.of("accuracy", CostFigure.ALL, record.results()).draw("b"))),
        List.of(gallery));
  }

  @Test
  void everyElementIsClosed() {
    assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
    String markup = page.replaceAll("(?s)(<(script|style)[^>]*>).*?(</\\2>)", "$1$3");
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>").matcher(markup);
    while (tag.find()) {
      if (tag.group(1).equals("/")) {
        assertThat(open.pop()).as(markup.substring(tag.start())).isEqualTo(tag.group(2));
      } else if (!VOID.contains(tag.group(2)) && tag.group(3).isEmpty()) {
        open.push(tag.group(2));
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void escapesWhatUsersNamed() {
    assertThat(page).doesNotContain("<b title").doesNotContain("<NaN>");
    assertThat(page).contains("<td>&lt;/script&gt;&lt;b title=&#39;x&#39;&gt;&quot;&amp;</td>");
    assertThat(page).contains("<title>A &amp; B</title>");
  }

  @Test
  void loadsNothingFromElsewhere() {
    assertThat(page).doesNotContainPattern("(src|href)=\"(?!data:|#)[^\"]*\"");
    assertThat(page).doesNotContain("<link").doesNotContain("@import");
  }

  @Test
  void idsAreUniqueEvenWhenTheSameChartIsThereTwice() {
    List<String> ids =
        Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    Matcher used = Pattern.compile("url\\(#([^)]+)\\)").matcher(page);
    while (used.find()) {
      assertThat(ids).contains(used.group(1));
    }
  }

  @Test
  void theGalleryHoldsEveryPictureOnce() throws Exception {
    Matcher data = Pattern.compile("id=\"gallery-data\">(.*)</script>").matcher(page);
    assertThat(data.find()).isTrue();
    JsonNode gallery = new ObjectMapper().readTree(data.group(1));
    assertThat(gallery.at("/models/0/name").asText()).isEqualTo(SPITEFUL);
    JsonNode image = gallery.at("/models/0/images/1");
    assertThat(image.get("verdict").asText()).isEqualTo("predicted ring");
    // The same eight pixels by both blocks are the foreground: 8 of 9 computed by any.
    assertThat(image.get("cost").asText())
        .isEqualTo("ponder cost: mean 1.06 of 2 blocks, IoU with the foreground 1.00");
    // Both images look alike: input, foreground, two masks, one soft, ponder cost, overlay.
    assertThat(gallery.get("pool")).hasSize(7);
    String uri = gallery.get("pool").get(image.get("input").asInt()).asText();
    byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(3, 3) & 0xFFFFFF)
        .isEqualTo(SampleMasks.INPUT);
  }

  @Test
  void tellsHowTheRunEnded() {
    assertThat(page)
        .contains("<span class=\"status failed\">failed</span>")
        .contains("loss is &lt;NaN&gt;")
        .contains("HtmlReportTest.page(")
        .contains("<dt>schedule.kind</dt><dd>one-cycle</dd>")
        .contains("<dt>Started</dt><dd>2026-01-02T03:04:05Z</dd>");
  }
}
