package org.dynconv.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A view of some images of another data set, in an order of its own; nothing is copied. */
public final class Subset implements Dataset {
  private final Dataset base;
  private final String name;
  private final int[] indices;

  private Subset(Dataset base, String name, int[] indices) {
    this.base = base;
    this.name = name;
    this.indices = indices;
  }

  /**
   * Chosen images.
   *
   * @param base where they are
   * @param name what the view is called in tables and records
   * @param indices their indices in {@code base}, in the order of the view
   * @return the view
   */
  public static Subset of(Dataset base, String name, int... indices) {
    for (int index : indices) {
      Objects.checkIndex(index, base.size());
    }
    return new Subset(base, name, indices.clone());
  }

  /**
   * The first images, in order.
   *
   * @param base where they are
   * @param count how many, at most {@code base.size()}
   * @return the view
   */
  public static Subset first(Dataset base, int count) {
    Objects.checkFromIndexSize(0, count, base.size());
    return of(base, base.name() + "/first-" + count, Permutation.identity(count));
  }

  /**
   * Where an image of the view lies in the data set that it views.
   *
   * @param index the image in this view
   * @return its index in the base
   */
  public int baseIndex(int index) {
    return indices[index];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int height() {
    return base.height();
  }

  @Override
  public int width() {
    return base.width();
  }

  @Override
  public List<String> classNames() {
    return base.classNames();
  }

  @Override
  public int label(int index) {
    return base.label(indices[index]);
  }

  @Override
  public void pixels(int index, byte[] target, int offset) {
    base.pixels(indices[index], target, offset);
  }

  @Override
  public RgbImage source(int index) {
    return base.source(indices[index]);
  }

  @Override
  public Optional<byte[]> foreground(int index) {
    return base.foreground(indices[index]);
  }

  /** SHA-256 of the base's checksum and the indices: the same content in the same order. */
  @Override
  public String checksum() {
    return new Sha256().add(base.checksum()).add(indices).hex();
  }
}
