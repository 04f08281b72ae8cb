package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of a matrix of 16 rows by one vector of sixteen columns, all of it in registers:
 * for convolutions from 16 channels to 16, whose products are too short for the others.
 */
final class SquareTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int SIDE = 16;

  private SquareTile() {}

  static boolean fits(Product product) {
    return SPECIES.length() == SIDE
        && product.runs == 1
        && product.runLength == SIDE
        && product.pitch == SIDE
        && product.columns == SIDE;
  }

  /**
   * Multiplies {@code count} adjacent rows, into {@code floats[to…]}, two at a time, so that each
   * has something to do while the other waits; an odd last one's neighbour is written too.
   */
  static void run(Product product, int count, float[] floats, int to) {
    float[] w = product.weights;
    FloatVector w0 = FloatVector.fromArray(SPECIES, w, 0);
    FloatVector w1 = FloatVector.fromArray(SPECIES, w, SIDE);
    FloatVector w2 = FloatVector.fromArray(SPECIES, w, 2 * SIDE);
    FloatVector w3 = FloatVector.fromArray(SPECIES, w, 3 * SIDE);
    FloatVector w4 = FloatVector.fromArray(SPECIES, w, 4 * SIDE);
    FloatVector w5 = FloatVector.fromArray(SPECIES, w, 5 * SIDE);
    FloatVector w6 = FloatVector.fromArray(SPECIES, w, 6 * SIDE);
    FloatVector w7 = FloatVector.fromArray(SPECIES, w, 7 * SIDE);
    FloatVector w8 = FloatVector.fromArray(SPECIES, w, 8 * SIDE);
    FloatVector w9 = FloatVector.fromArray(SPECIES, w, 9 * SIDE);
    FloatVector wa = FloatVector.fromArray(SPECIES, w, 10 * SIDE);
    FloatVector wb = FloatVector.fromArray(SPECIES, w, 11 * SIDE);
    FloatVector wc = FloatVector.fromArray(SPECIES, w, 12 * SIDE);
    FloatVector wd = FloatVector.fromArray(SPECIES, w, 13 * SIDE);
    FloatVector we = FloatVector.fromArray(SPECIES, w, 14 * SIDE);
    FloatVector wf = FloatVector.fromArray(SPECIES, w, 15 * SIDE);
    int end = (count + 1) / 2 * 2 * SIDE;
    for (int row = 0; row < end; row += 2 * SIDE) {
      int a = product.origin + row;
      FloatVector x = FloatVector.broadcast(SPECIES, floats[a + 0]).mul(w0);
      FloatVector s = FloatVector.broadcast(SPECIES, floats[a + 16]).mul(w0);
      FloatVector y = FloatVector.broadcast(SPECIES, floats[a + 1]).mul(w1);
      FloatVector t = FloatVector.broadcast(SPECIES, floats[a + 17]).mul(w1);
      x = FloatVector.broadcast(SPECIES, floats[a + 2]).fma(w2, x);
      s = FloatVector.broadcast(SPECIES, floats[a + 18]).fma(w2, s);
      y = FloatVector.broadcast(SPECIES, floats[a + 3]).fma(w3, y);
      t = FloatVector.broadcast(SPECIES, floats[a + 19]).fma(w3, t);
      x = FloatVector.broadcast(SPECIES, floats[a + 4]).fma(w4, x);
      s = FloatVector.broadcast(SPECIES, floats[a + 20]).fma(w4, s);
      y = FloatVector.broadcast(SPECIES, floats[a + 5]).fma(w5, y);
      t = FloatVector.broadcast(SPECIES, floats[a + 21]).fma(w5, t);
      x = FloatVector.broadcast(SPECIES, floats[a + 6]).fma(w6, x);
      s = FloatVector.broadcast(SPECIES, floats[a + 22]).fma(w6, s);
      y = FloatVector.broadcast(SPECIES, floats[a + 7]).fma(w7, y);
      t = FloatVector.broadcast(SPECIES, floats[a + 23]).fma(w7, t);
      x = FloatVector.broadcast(SPECIES, floats[a + 8]).fma(w8, x);
      s = FloatVector.broadcast(SPECIES, floats[a + 24]).fma(w8, s);
      y = FloatVector.broadcast(SPECIES, floats[a + 9]).fma(w9, y);
      t = FloatVector.broadcast(SPECIES, floats[a + 25]).fma(w9, t);
      x = FloatVector.broadcast(SPECIES, floats[a + 10]).fma(wa, x);
      s = FloatVector.broadcast(SPECIES, floats[a + 26]).fma(wa, s);
      y = FloatVector.broadcast(SPECIES, floats[a + 11]).fma(wb, y);
      t = FloatVector.broadcast(SPECIES, floats[a + 27]).fma(wb, t);
      x = FloatVector.broadcast(SPECIES, floats[a + 12]).fma(wc, x);
      s = FloatVector.broadcast(SPECIES, floats[a + 28]).fma(wc, s);
      y = FloatVector.broadcast(SPECIES, floats[a + 13]).fma(wd, y);
      t = FloatVector.broadcast(SPECIES, floats[a + 29]).fma(wd, t);
      x = FloatVector.broadcast(SPECIES, floats[a + 14]).fma(we, x);
      s = FloatVector.broadcast(SPECIES, floats[a + 30]).fma(we, s);
      y = FloatVector.broadcast(SPECIES, floats[a + 15]).fma(wf, y);
      t = FloatVector.broadcast(SPECIES, floats[a + 31]).fma(wf, t);
      s.add(t).intoArray(floats, to + row + SIDE);
      x.add(y).intoArray(floats, to + row);
    }
  }
}
