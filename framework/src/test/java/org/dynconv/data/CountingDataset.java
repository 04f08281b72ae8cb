package org.dynconv.data;

import java.util.List;

/**
 * A made-up data set whose pixels say where they come from: red is the row, green the column, blue
 * the index modulo 256. Reading one chosen image can be made to fail.
 */
record CountingDataset(int size, int height, int width, int broken) implements Dataset {
  CountingDataset(int size, int height, int width) {
    this(size, height, width, -1);
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public List<String> classNames() {
    return List.of("even", "odd");
  }

  @Override
  public int label(int index) {
    return index % 2;
  }

  @Override
  public void pixels(int index, byte[] target, int offset) {
    if (index == broken) {
      throw new IllegalStateException("image " + index + " cannot be read");
    }
    int at = offset;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        target[at++] = (byte) (y + 1);
        target[at++] = (byte) (x + 1);
        target[at++] = (byte) index;
      }
    }
  }

  @Override
  public String checksum() {
    return "%064d".formatted(size);
  }
}
