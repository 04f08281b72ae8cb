package org.dynconv.data;

import java.util.List;
import java.util.Optional;

/**
 * Labelled RGB images of one fixed size, 8 bits a channel, channels last. Reading is thread-safe
 * and the same index always gives the same image.
 */
public interface Dataset {
  /**
   * A short name for tables and run records.
   *
   * @return the name, such as {@code cifar10/test}
   */
  String name();

  /**
   * Number of images.
   *
   * @return the count
   */
  int size();

  /**
   * Height of every image.
   *
   * @return rows of pixels
   */
  int height();

  /**
   * Width of every image.
   *
   * @return columns of pixels
   */
  int width();

  /**
   * The classes, in the order of their labels.
   *
   * @return one name for each label, from 0
   */
  List<String> classNames();

  /**
   * The class of one image.
   *
   * @param index the image, 0 to {@code size() - 1}
   * @return its label, 0 to {@code classNames().size() - 1}
   */
  int label(int index);

  /**
   * Copies the pixels of one image, {@code [H, W, 3]}, values 0 to 255 as unsigned bytes.
   *
   * @param index the image, 0 to {@code size() - 1}
   * @param target receives {@code height() * width() * 3} bytes
   * @param offset where in the target to start
   */
  void pixels(int index, byte[] target, int offset);

  /**
   * The image before it was made the common size, for augmentation that cuts it differently. A data
   * set of one size has no other than {@link #pixels}.
   *
   * @param index the image, 0 to {@code size() - 1}
   * @return a picture that may have any size
   */
  default RgbImage source(int index) {
    byte[] pixels = new byte[imageBytes()];
    pixels(index, pixels, 0);
    return new RgbImage(height(), width(), pixels);
  }

  /**
   * Which pixels belong to the object, where the data set knows it.
   *
   * @param index the image, 0 to {@code size() - 1}
   * @return a fresh array {@code [H, W]} of 0 and 1, or nothing
   */
  default Optional<byte[]> foreground(int index) {
    return Optional.empty();
  }

  /**
   * SHA-256 of the content (pixels and labels, in order), for run records.
   *
   * @return 64 hexadecimal digits
   */
  String checksum();

  /**
   * Bytes that {@link #pixels} writes.
   *
   * @return {@code height() * width() * 3}
   */
  default int imageBytes() {
    return height() * width() * 3;
  }
}
