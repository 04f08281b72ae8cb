package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in headless Chromium, where that is installed, and works its controls. */
class HtmlReportBrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  /** Presses a heading twice, moves every slider, and writes down what it then sees. */
  private static final String VISITOR =
      """
      <script>
      const seen = [];
      window.addEventListener("error", (event) => seen.push("error " + event.message));
      const column = () => [...document.querySelectorAll("tbody tr")]
          .map((row) => row.cells[0].textContent).join(",");
      const button = document.querySelectorAll("th button")[3];
      button.click();
      seen.push(column());
      button.click();
      seen.push(column(), button.parentElement.getAttribute("aria-sort"));
      for (const name of ["model", "image", "block"]) {
        const slider = document.getElementById("gallery-" + name);
        slider.value = slider.max;
        slider.dispatchEvent(new Event("input"));
      }
      seen.push(document.getElementById("gallery-model-name").textContent);
      seen.push(document.getElementById("gallery-image-name").textContent);
      seen.push([...document.querySelectorAll("#gallery-pictures figcaption")]
          .map((caption) => caption.textContent).join(","));
      seen.push(document.querySelectorAll("figure svg").length + " charts");
      document.body.replaceChildren();
      document.title = seen.join(" | ");
      </script>
      </body>
      """;

  @TempDir private Path folder;

  @Test
  void sortsTablesAndMovesThroughImagesAndBlocks() throws Exception {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no Chromium on the path: the page is not tried in a browser");
    Path page = folder.resolve("report.html");
    Files.writeString(page, HtmlReportTest.page("masked").replace("</body>\n", VISITOR));

    assertThat(title(browser.orElseThrow(), page))
        .isEqualTo(
            "masked,dense | dense,masked | descending | masked | star (predicted ring)"
                + " | input,true foreground,block mask layer2.0  50 %,soft mask,ponder"
                + " cost,overlay | 2 charts");
  }

  private String title(Path browser, Path page) throws Exception {
    Path dom = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the browser ended").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String html = Files.readString(dom, StandardCharsets.UTF_8);
    assertThat(html).contains("<title>");
    return html.substring(html.indexOf("<title>") + 7, html.indexOf("</title>"));
  }

  private static Optional<Path> browser() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
