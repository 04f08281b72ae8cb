package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * How training varies an image each time it is shown. A variant is a function of the image and of
 * the generator handed in, so that the same seed, epoch and image give the same pixels on any
 * thread.
 */
public sealed interface Augmentation permits NoAugmentation, PadCropFlip, ResizedCropFlip {
  /**
   * Writes one variant of an image.
   *
   * @param dataset where the image is
   * @param index which it is
   * @param generator the draws of this epoch and image
   * @param target receives {@code [H, W, 3]} pixels, at the data set's size, from its start
   */
  void draw(Dataset dataset, int index, RandomGenerator generator, byte[] target);

  /**
   * The image as it is.
   *
   * @return the augmentation that changes nothing
   */
  static Augmentation none() {
    return new NoAugmentation();
  }

  /**
   * What the paper's code does on CIFAR-10: zero padding of 4, random crop, random flip.
   *
   * @return the augmentation
   */
  static Augmentation cifar() {
    return new PadCropFlip(4);
  }

  /**
   * What the usual recipes do on ImageNet: 8 % to 100 % of the photograph, 3:4 to 4:3, random flip.
   *
   * @return the augmentation
   */
  static Augmentation imagenet() {
    return new ResizedCropFlip(0.08, 1, 3.0 / 4, 4.0 / 3);
  }
}
