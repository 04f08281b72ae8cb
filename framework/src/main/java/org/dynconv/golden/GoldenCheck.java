package org.dynconv.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dynconv.architecture.Size;
import org.dynconv.cost.ActivePositions;
import org.dynconv.cost.CostModel;
import org.dynconv.training.RecordedPass;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.StateDict;

/**
 * Runs a case's two passes and compares. Masks and multiply-accumulates have to be equal; logits,
 * losses and batch-norm statistics within 1e-4 of the tensor's largest value, gradients within
 * 1e-3, those that are zero in exact arithmetic below 1e-5 on both sides.
 */
public final class GoldenCheck {
  private static final double CLOSE = 1e-4;
  private static final double GRADIENT = 1e-3;
  private static final double ZERO_GRADIENT = 1e-5;

  private final GoldenCase golden;
  private final List<Comparison> comparisons = new ArrayList<>();

  private GoldenCheck(GoldenCase golden) {
    this.golden = golden;
  }

  /**
   * Checks one case with the training code.
   *
   * @param golden the case
   * @return a comparison for each kind of number
   */
  public static List<Comparison> run(GoldenCase golden) {
    GoldenCheck check = new GoldenCheck(golden);
    try (RecordedPass pass =
        new RecordedPass(golden.architecture(), golden.tensors().below("weight/"))) {
      check.evaluation(pass.evaluate(golden.tensors().get("input")));
      check.training(
          pass.train(golden.tensors().get("input"), golden.tensors().get("target"), golden.step()));
    }
    return List.copyOf(check.comparisons);
  }

  /**
   * Compares an evaluation pass of any backend.
   *
   * @param golden the case
   * @param ours {@code logits}, {@code mask/BLOCK}, {@code mask_dilated/BLOCK} and, where the
   *     backend hands them out, {@code mask_logits/BLOCK}
   * @return a comparison for each kind of number
   */
  public static List<Comparison> evaluation(GoldenCase golden, StateDict ours) {
    GoldenCheck check = new GoldenCheck(golden);
    check.evaluation(ours);
    return List.copyOf(check.comparisons);
  }

  private void evaluation(StateDict ours) {
    StateDict theirs = golden.tensors().below("eval/");
    compare("eval logits", ours, theirs, "logits"::equals, CLOSE);
    if (ours.tensors().keySet().stream().anyMatch(key -> key.startsWith("mask_logits/"))) {
      compare("eval mask logits", ours, theirs, key -> key.startsWith("mask_logits/"), CLOSE);
    }
    exact("eval masks", ours, theirs, key -> key.startsWith("mask/"));
    exact("eval dilated masks", ours, theirs, key -> key.startsWith("mask_dilated/"));
    exact("eval MACs", macs(ours), theirs, "macs_per_image"::equals);
  }

  private void training(StateDict ours) {
    StateDict theirs = golden.tensors().below("train/");
    compare("train logits", ours, theirs, "logits"::equals, CLOSE);
    compare("train mask logits", ours, theirs, key -> key.startsWith("mask_logits/"), CLOSE);
    exact("train masks", ours, theirs, key -> key.startsWith("mask/"));
    exact("train dilated masks", ours, theirs, key -> key.startsWith("mask_dilated/"));
    compare("train losses", ours, theirs, key -> key.startsWith("loss_"), CLOSE);
    gradients(ours.below("grad/"), golden.tensors().below("grad/"));
    StateDict ourAfter = ours.below("after/");
    StateDict theirAfter = golden.tensors().below("after/");
    Predicate<String> counts = key -> key.endsWith("num_batches_tracked");
    compare("batch norm after", ourAfter, theirAfter, counts.negate(), CLOSE);
    exact("batches tracked after", ourAfter, theirAfter, counts);
  }

  private void gradients(StateDict ours, StateDict theirs) {
    Predicate<String> zero = golden.zeroGradients()::contains;
    compare("gradients", ours, theirs, zero.negate(), GRADIENT);
    if (golden.zeroGradients().isEmpty()) {
      return;
    }
    double largest = 0;
    for (String name : golden.zeroGradients()) {
      largest = Math.max(largest, Differences.largest(ours.get(name)));
      largest = Math.max(largest, Differences.largest(theirs.get(name)));
    }
    comparisons.add(
        new Comparison(
            "gradients near zero",
            golden.zeroGradients().size(),
            largest,
            ZERO_GRADIENT,
            golden.zeroGradients().getFirst()));
  }

  /** Multiply-accumulates of each image from our masks, as {@code macs_per_image}. */
  private StateDict macs(StateDict ours) {
    long[] input = golden.tensors().get("input").shape();
    CostModel model =
        new CostModel(golden.architecture(), new Size((int) input[2], (int) input[3]));
    float[] perImage = new float[(int) input[0]];
    for (int image = 0; image < perImage.length; image++) {
      Map<String, ActivePositions> active = new LinkedHashMap<>();
      for (var block : golden.architecture().maskedBlocks()) {
        active.put(
            block.name(),
            new ActivePositions(
                active(ours.get("mask/" + block.name()), image, perImage.length),
                active(ours.get("mask_dilated/" + block.name()), image, perImage.length)));
      }
      perImage[image] = model.withMasks(active).convolutions();
    }
    return new StateDict(Map.of("macs_per_image", HostTensor.of(perImage, perImage.length)));
  }

  private static long active(HostTensor masks, int image, int images) {
    float[] values = masks.floats();
    int size = values.length / images;
    long count = 0;
    for (int i = image * size; i < (image + 1) * size; i++) {
      count += values[i] != 0 ? 1 : 0;
    }
    return count;
  }

  private void exact(String kind, StateDict ours, StateDict theirs, Predicate<String> keys) {
    add(kind, ours, theirs, keys, 0, Differences::differing);
  }

  private void compare(
      String kind, StateDict ours, StateDict theirs, Predicate<String> keys, double limit) {
    add(kind, ours, theirs, keys, limit, Differences::relative);
  }

  private void add(
      String kind,
      StateDict ours,
      StateDict theirs,
      Predicate<String> keys,
      double limit,
      java.util.function.ToDoubleBiFunction<HostTensor, HostTensor> difference) {
    double largest = 0;
    String worst = "";
    int tensors = 0;
    for (String key : theirs.tensors().keySet()) {
      if (!keys.test(key)) {
        continue;
      }
      tensors++;
      double found = difference.applyAsDouble(ours.get(key), theirs.get(key));
      // A NaN must not be lost: it is never "greater".
      if (!(found <= largest) || worst.isEmpty()) {
        largest = found;
        worst = key;
      }
    }
    comparisons.add(new Comparison(kind, tensors, largest, limit, worst));
  }
}
