package org.dynconv.inference;

import java.util.ArrayList;
import java.util.List;

/** Hands out buffer numbers while a network is lowered; a released one of equal shape is reused. */
final class Buffers {
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();

  int acquire(Shape shape) {
    for (Integer number : free) {
      if (shapes.get(number).equals(shape)) {
        free.remove(number);
        return number;
      }
    }
    shapes.add(shape);
    return shapes.size() - 1;
  }

  void release(int number) {
    free.add(number);
  }

  Shape shape(int number) {
    return shapes.get(number);
  }

  List<Shape> shapes() {
    return List.copyOf(shapes);
  }
}
