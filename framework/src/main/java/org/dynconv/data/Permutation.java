package org.dynconv.data;

import java.util.random.RandomGenerator;

/** A random order of the numbers 0 to n - 1 (Fisher and Yates). */
final class Permutation {
  private Permutation() {}

  static int[] identity(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  static int[] draw(int size, RandomGenerator generator) {
    int[] order = identity(size);
    for (int i = size - 1; i > 0; i--) {
      int j = generator.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
