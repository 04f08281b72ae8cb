package org.dynconv.data;

import java.util.random.RandomGenerator;

/** Shows the image as it is: for evaluation. */
public record NoAugmentation() implements Augmentation {
  @Override
  public void draw(Dataset dataset, int index, RandomGenerator generator, byte[] target) {
    dataset.pixels(index, target, 0);
  }
}
