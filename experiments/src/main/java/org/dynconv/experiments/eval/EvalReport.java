package org.dynconv.experiments.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.CostModel;
import org.dynconv.cost.MeanCost;
import org.dynconv.data.Dataset;
import org.dynconv.error.UserException;

/**
 * Says how a test came out.
 *
 * @param architecture the network
 * @param images the data set
 * @param size of the images
 * @param test the outcome
 */
public record EvalReport(Architecture architecture, Dataset images, Size size, NetworkTest test) {
  /** More classes than this are only listed in the JSON. */
  private static final int FEW_CLASSES = 20;

  /**
   * Prints the outcome.
   *
   * @param out where to
   */
  public void print(PrintWriter out) {
    int count = test.predictions().size();
    MeanCost cost = cost();
    out.printf(Locale.ROOT, "%s on %s, %d images%n", architecture.name(), images.name(), count);
    print(out, "top-1", test.rightWithin(1));
    print(out, "top-5", test.rightWithin(5));
    out.printf(
        Locale.ROOT,
        "MACs        %.3f M an image, of them conditional %.3f M%n",
        cost.convolutions() / 1e6,
        cost.conditional() / 1e6);
    out.printf(
        Locale.ROOT,
        "throughput  %.0f images/s, after a first call of %.2f s%n",
        test.imagesPerSecond(),
        test.firstCallSeconds());
    if (images.classNames().size() <= FEW_CLASSES) {
      perClass()
          .forEach(
              (name, share) ->
                  out.printf(
                      Locale.ROOT, "  %-12s %d of %d%n", name, share.right(), share.images()));
    }
  }

  private void print(PrintWriter out, String what, int right) {
    int count = test.predictions().size();
    out.printf(
        Locale.ROOT, "%-11s %d of %d (%.2f %%)%n", what, right, count, 100.0 * right / count);
  }

  /**
   * Writes a line an image: {@code index,label,pred} and, if wanted, the class scores.
   *
   * @param file where to
   * @param logits whether the scores are wanted
   */
  public void writePredictions(Path file, boolean logits) {
    StringBuilder text = new StringBuilder("index,label,pred");
    for (int c = 0; logits && c < architecture.classes(); c++) {
      text.append(",logit").append(c);
    }
    text.append('\n');
    for (Prediction prediction : test.predictions()) {
      text.append(prediction.index()).append(',').append(prediction.label());
      text.append(',').append(prediction.best());
      for (int c = 0; logits && c < prediction.logits().length; c++) {
        text.append(',').append(prediction.logits()[c]);
      }
      text.append('\n');
    }
    write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes everything as JSON.
   *
   * @param file where to
   */
  public void writeJson(Path file) {
    Map<String, Object> json = new LinkedHashMap<>();
    MeanCost cost = cost();
    json.put("architecture", architecture.name());
    json.put("masked", architecture.masked());
    json.put("dataset", images.name());
    json.put("images", test.predictions().size());
    json.put("top1", test.rightWithin(1));
    json.put("top5", test.rightWithin(5));
    json.put("macsConvolutions", cost.convolutions());
    json.put("macsConditional", cost.conditional());
    json.put("imagesPerSecond", test.imagesPerSecond());
    json.put("firstCallSeconds", test.firstCallSeconds());
    json.put("classes", perClass());
    try {
      write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    } catch (IOException e) {
      throw new IllegalStateException("numbers and texts are always JSON", e);
    }
  }

  private MeanCost cost() {
    CostModel model = new CostModel(architecture, size);
    return architecture.masked()
        ? model.mean(test.active(), test.predictions().size())
        : new MeanCost(0, model.full().convolutions());
  }

  /**
   * A class's images.
   *
   * @param right how many the network was right for
   * @param images how many there are
   */
  public record ClassShare(int right, int images) {}

  private Map<String, ClassShare> perClass() {
    List<String> names = images.classNames();
    List<ClassShare> shares = new ArrayList<>();
    names.forEach(name -> shares.add(new ClassShare(0, 0)));
    for (Prediction prediction : test.predictions()) {
      ClassShare old = shares.get(prediction.label());
      shares.set(
          prediction.label(),
          new ClassShare(old.right() + (prediction.rank() == 0 ? 1 : 0), old.images() + 1));
    }
    Map<String, ClassShare> byName = new LinkedHashMap<>();
    for (int c = 0; c < names.size(); c++) {
      byName.put(names.get(c), shares.get(c));
    }
    return byName;
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UserException(
          file + ": cannot be written: " + e.getMessage() + ". Check the folder and free space.",
          e);
    }
  }
}
