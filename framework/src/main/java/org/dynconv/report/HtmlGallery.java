package org.dynconv.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The mask gallery's controls and its data: pictures at their own resolution as data URIs, each
 * kept once, which the page's script enlarges without smoothing.
 */
final class HtmlGallery {
  private static final String DATA_URI = "data:image/png;base64,";

  private final Map<String, Integer> pool = new LinkedHashMap<>();

  private HtmlGallery() {}

  /** The data of one model, of one image, and of one block: indices are places in the pool. */
  private record Model(String name, List<Image> images) {}

  private record Image(
      String label,
      String verdict,
      String cost,
      int input,
      int foreground,
      int ponder,
      int overlay,
      List<Block> blocks) {}

  private record Block(String caption, int hard, int soft) {}

  private record Page(List<String> pool, List<Model> models) {}

  static String render(List<MaskGallery> galleries) {
    List<MaskGallery> shown = galleries.stream().filter(g -> !g.images().isEmpty()).toList();
    if (shown.isEmpty()) {
      return "";
    }
    HtmlGallery gallery = new HtmlGallery();
    List<Model> models = shown.stream().map(gallery::model).toList();
    return controls(shown) + gallery.data(models);
  }

  private Model model(MaskGallery gallery) {
    return new Model(gallery.model(), gallery.images().stream().map(this::image).toList());
  }

  private Image image(MaskedImage image) {
    PonderCost ponder = image.ponderCost();
    List<Block> blocks = new ArrayList<>();
    for (BlockMask block : image.blocks()) {
      blocks.add(
          new Block(
              block.caption(),
              add(Pictures.hard(block.hard())),
              block.soft().map(mask -> add(Pictures.soft(mask))).orElse(-1)));
    }
    return new Image(
        image.label(),
        image.verdict(),
        cost(image, ponder),
        add(image.image().picture()),
        image.foreground().map(mask -> add(Pictures.hard(mask))).orElse(-1),
        add(Pictures.ponder(image.image(), ponder)),
        add(Pictures.overlay(image.image(), ponder)),
        blocks);
  }

  private static String cost(MaskedImage image, PonderCost ponder) {
    String mean =
        String.format(
            Locale.ROOT, "ponder cost: mean %.2f of %d blocks", ponder.mean(), ponder.blocks());
    return image
        .foreground()
        .map(
            mask ->
                String.format(
                    Locale.ROOT,
                    "%s, IoU with the foreground %.2f",
                    mean,
                    ponder.intersectionOverUnion(mask)))
        .orElse(mean);
  }

  private int add(BufferedImage picture) {
    String uri = DATA_URI + Base64.getEncoder().encodeToString(Pictures.png(picture));
    return pool.computeIfAbsent(uri, unseen -> pool.size());
  }

  private String data(List<Model> models) {
    try {
      String json =
          JsonMapper.builder()
              .build()
              .writeValueAsString(new Page(List.copyOf(pool.keySet()), models));
      // Inside a script element only "<" could end the data early.
      return "<script type=\"application/json\" id=\"gallery-data\">"
          + json.replace("<", "\\u003c")
          + "</script>\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the gallery holds only text and numbers", e);
    }
  }

  private static String controls(List<MaskGallery> galleries) {
    return """
        <section id="gallery">
        <h2>Mask gallery</h2>
        <div class="controls">
        <div><label for="gallery-model">Model and budget</label>
        <input type="range" id="gallery-model" min="0" value="0" max="%d">
        <output id="gallery-model-name" for="gallery-model"></output></div>
        <div><label for="gallery-image">Image</label>
        <input type="range" id="gallery-image" min="0" value="0" max="0">
        <output id="gallery-image-name" for="gallery-image"></output></div>
        <div><label for="gallery-block">Block</label>
        <input type="range" id="gallery-block" min="0" value="0" max="0">
        <output id="gallery-block-name" for="gallery-block"></output></div>
        </div>
        <div class="pictures" id="gallery-pictures"></div>
        <p id="gallery-cost" aria-live="polite"></p>
        <p class="legend">Block masks: <span class="swatch active"></span> computed
        <span class="swatch skipped"></span> skipped. Ponder cost and soft masks: none
        <span class="scale" style="background: linear-gradient(to right, %s)"></span> all.</p>
        <noscript><p>The gallery needs JavaScript; the sheets beside this page do not.</p></noscript>
        </section>
        """
        .formatted(galleries.size() - 1, gradient());
  }

  private static String gradient() {
    List<String> stops = new ArrayList<>();
    for (int stop = 0; stop <= 8; stop++) {
      stops.add(String.format(Locale.ROOT, "#%06x", ColourScale.rgb(stop / 8.0)));
    }
    return String.join(", ", stops);
  }
}
