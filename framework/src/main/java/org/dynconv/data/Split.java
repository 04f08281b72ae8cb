package org.dynconv.data;

import java.util.Arrays;
import org.dynconv.error.UserException;
import org.dynconv.seed.RootSeed;

/**
 * A training part divided into images to learn from and images held out to pick a checkpoint.
 *
 * @param training the images to learn from
 * @param validation the images held out
 */
public record Split(Dataset training, Dataset validation) {
  /**
   * Draws the held-out images from the seed's stream {@code split}. The draw is a plain random
   * subset, not stratified: classes are represented about as often as in the whole, not exactly.
   * Both views keep the order of the whole.
   *
   * @param whole the training part
   * @param validationSize images to hold out, 0 to fewer than the whole
   * @param seed the run's seed
   * @return the two views
   * @throws UserException when no image would be left to learn from
   */
  public static Split draw(Dataset whole, int validationSize, RootSeed seed) {
    if (validationSize < 0 || validationSize >= whole.size()) {
      throw new UserException(
          "The validation split of %s cannot hold %d images: give 0 to %d (it has %d images, and some must be left to train on)."
              .formatted(whole.name(), validationSize, whole.size() - 1, whole.size()));
    }
    int[] order = Permutation.draw(whole.size(), seed.generator("split"));
    return new Split(
        view(whole, "train", Arrays.copyOfRange(order, validationSize, order.length)),
        view(whole, "validation", Arrays.copyOf(order, validationSize)));
  }

  private static Subset view(Dataset whole, String name, int[] indices) {
    Arrays.sort(indices);
    return Subset.of(whole, whole.name() + "/" + name, indices);
  }
}
