package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transforms the inputs of a tile, {@code Bᵀ d B}, one vector of channels at a time. Rows of {@code
 * Bᵀ d} are made one or two at a time and multiplied by {@code B} while they are in registers:
 * stores are dearer than the loads that are repeated. All is written out, because methods that take
 * vectors are not always inlined.
 */
final class TileInput {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private TileInput() {}

  /**
   * Transforms all channels of a tile.
   *
   * @param window index of its first input
   * @param spare takes them, from its first tile on
   * @param tile number of the tile in its block
   */
  static void run(PackedTiles conv, float[] floats, int window, Spare spare, int tile) {
    int p = conv.inPitch;
    int row = conv.inRowStride;
    int stride = conv.inputStride;
    int to = Spare.TILES + tile * p;
    for (int channel = 0; channel < p; channel += LANES, to += LANES) {
      int at = window + channel;
      outer(floats, at, row, p, spare.floats, to, stride);
      inner(floats, at + row, row, p, 4, 1, spare.floats, to + 6 * stride, stride);
      inner(floats, at + row, row, p, 1, 2, spare.floats, to + 18 * stride, stride);
      outer(floats, at + row, row, p, spare.floats, to + 30 * stride, stride);
    }
  }

  /** The first row, {@code 4 d0 - 5 d2 + d4}; the last one is the same of the rows below. */
  private static void outer(float[] in, int at, int row, int p, float[] out, int to, int stride) {
    FloatVector four = FloatVector.broadcast(SPECIES, 4f);
    FloatVector minusFour = FloatVector.broadcast(SPECIES, -4f);
    FloatVector minusFive = FloatVector.broadcast(SPECIES, -5f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2f);
    FloatVector minusTwo = FloatVector.broadcast(SPECIES, -2f);
    FloatVector x0 = FloatVector.fromArray(SPECIES, in, at + 2 * row);
    x0 = x0.fma(minusFive, FloatVector.fromArray(SPECIES, in, at + 4 * row));
    x0 = FloatVector.fromArray(SPECIES, in, at).fma(four, x0);
    FloatVector x1 = FloatVector.fromArray(SPECIES, in, at + p + 2 * row);
    x1 = x1.fma(minusFive, FloatVector.fromArray(SPECIES, in, at + p + 4 * row));
    x1 = FloatVector.fromArray(SPECIES, in, at + p).fma(four, x1);
    FloatVector x2 = FloatVector.fromArray(SPECIES, in, at + 2 * p + 2 * row);
    x2 = x2.fma(minusFive, FloatVector.fromArray(SPECIES, in, at + 2 * p + 4 * row));
    x2 = FloatVector.fromArray(SPECIES, in, at + 2 * p).fma(four, x2);
    FloatVector x3 = FloatVector.fromArray(SPECIES, in, at + 3 * p + 2 * row);
    x3 = x3.fma(minusFive, FloatVector.fromArray(SPECIES, in, at + 3 * p + 4 * row));
    x3 = FloatVector.fromArray(SPECIES, in, at + 3 * p).fma(four, x3);
    FloatVector x4 = FloatVector.fromArray(SPECIES, in, at + 4 * p + 2 * row);
    x4 = x4.fma(minusFive, FloatVector.fromArray(SPECIES, in, at + 4 * p + 4 * row));
    x4 = FloatVector.fromArray(SPECIES, in, at + 4 * p).fma(four, x4);
    FloatVector x5 = FloatVector.fromArray(SPECIES, in, at + 5 * p + 2 * row);
    x5 = x5.fma(minusFive, FloatVector.fromArray(SPECIES, in, at + 5 * p + 4 * row));
    x5 = FloatVector.fromArray(SPECIES, in, at + 5 * p).fma(four, x5);
    FloatVector xa = x2.fma(minusFour, x4);
    FloatVector xb = x1.fma(minusFour, x3);
    FloatVector xc = x4.sub(x2);
    FloatVector xe = x3.sub(x1);
    x0.fma(four, x2.fma(minusFive, x4)).intoArray(out, to);
    xa.add(xb).intoArray(out, to + stride);
    xa.sub(xb).intoArray(out, to + 2 * stride);
    xe.fma(two, xc).intoArray(out, to + 3 * stride);
    xe.fma(minusTwo, xc).intoArray(out, to + 4 * stride);
    x1.fma(four, x3.fma(minusFive, x5)).intoArray(out, to + 5 * stride);
  }

  /**
   * Two rows, {@code (d4 - s d2) ± t (d3 - s d1)}: the second and third with {@code s = 4, t = 1},
   * the fourth and fifth with {@code s = 1, t = 2}.
   */
  private static void inner(
      float[] in, int at, int row, int p, float s, float t, float[] out, int to, int stride) {
    FloatVector four = FloatVector.broadcast(SPECIES, 4f);
    FloatVector minusFour = FloatVector.broadcast(SPECIES, -4f);
    FloatVector minusFive = FloatVector.broadcast(SPECIES, -5f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2f);
    FloatVector minusTwo = FloatVector.broadcast(SPECIES, -2f);
    FloatVector minus = FloatVector.broadcast(SPECIES, -s);
    FloatVector plus = FloatVector.broadcast(SPECIES, t);
    FloatVector y0 = FloatVector.fromArray(SPECIES, in, at + row);
    y0 = y0.fma(minus, FloatVector.fromArray(SPECIES, in, at + 3 * row));
    FloatVector z0 = FloatVector.fromArray(SPECIES, in, at);
    z0 = z0.fma(minus, FloatVector.fromArray(SPECIES, in, at + 2 * row)).mul(plus);
    FloatVector x0 = y0.add(z0);
    y0 = y0.sub(z0);
    FloatVector y1 = FloatVector.fromArray(SPECIES, in, at + p + row);
    y1 = y1.fma(minus, FloatVector.fromArray(SPECIES, in, at + p + 3 * row));
    FloatVector z1 = FloatVector.fromArray(SPECIES, in, at + p);
    z1 = z1.fma(minus, FloatVector.fromArray(SPECIES, in, at + p + 2 * row)).mul(plus);
    FloatVector x1 = y1.add(z1);
    y1 = y1.sub(z1);
    FloatVector y2 = FloatVector.fromArray(SPECIES, in, at + 2 * p + row);
    y2 = y2.fma(minus, FloatVector.fromArray(SPECIES, in, at + 2 * p + 3 * row));
    FloatVector z2 = FloatVector.fromArray(SPECIES, in, at + 2 * p);
    z2 = z2.fma(minus, FloatVector.fromArray(SPECIES, in, at + 2 * p + 2 * row)).mul(plus);
    FloatVector x2 = y2.add(z2);
    y2 = y2.sub(z2);
    FloatVector y3 = FloatVector.fromArray(SPECIES, in, at + 3 * p + row);
    y3 = y3.fma(minus, FloatVector.fromArray(SPECIES, in, at + 3 * p + 3 * row));
    FloatVector z3 = FloatVector.fromArray(SPECIES, in, at + 3 * p);
    z3 = z3.fma(minus, FloatVector.fromArray(SPECIES, in, at + 3 * p + 2 * row)).mul(plus);
    FloatVector x3 = y3.add(z3);
    y3 = y3.sub(z3);
    FloatVector y4 = FloatVector.fromArray(SPECIES, in, at + 4 * p + row);
    y4 = y4.fma(minus, FloatVector.fromArray(SPECIES, in, at + 4 * p + 3 * row));
    FloatVector z4 = FloatVector.fromArray(SPECIES, in, at + 4 * p);
    z4 = z4.fma(minus, FloatVector.fromArray(SPECIES, in, at + 4 * p + 2 * row)).mul(plus);
    FloatVector x4 = y4.add(z4);
    y4 = y4.sub(z4);
    FloatVector y5 = FloatVector.fromArray(SPECIES, in, at + 5 * p + row);
    y5 = y5.fma(minus, FloatVector.fromArray(SPECIES, in, at + 5 * p + 3 * row));
    FloatVector z5 = FloatVector.fromArray(SPECIES, in, at + 5 * p);
    z5 = z5.fma(minus, FloatVector.fromArray(SPECIES, in, at + 5 * p + 2 * row)).mul(plus);
    FloatVector x5 = y5.add(z5);
    y5 = y5.sub(z5);
    FloatVector xa = x2.fma(minusFour, x4);
    FloatVector xb = x1.fma(minusFour, x3);
    FloatVector xc = x4.sub(x2);
    FloatVector xe = x3.sub(x1);
    x0.fma(four, x2.fma(minusFive, x4)).intoArray(out, to);
    xa.add(xb).intoArray(out, to + stride);
    xa.sub(xb).intoArray(out, to + 2 * stride);
    xe.fma(two, xc).intoArray(out, to + 3 * stride);
    xe.fma(minusTwo, xc).intoArray(out, to + 4 * stride);
    x1.fma(four, x3.fma(minusFive, x5)).intoArray(out, to + 5 * stride);
    FloatVector ya = y2.fma(minusFour, y4);
    FloatVector yb = y1.fma(minusFour, y3);
    FloatVector yc = y4.sub(y2);
    FloatVector ye = y3.sub(y1);
    y0.fma(four, y2.fma(minusFive, y4)).intoArray(out, to + 6 * stride);
    ya.add(yb).intoArray(out, to + 6 * stride + stride);
    ya.sub(yb).intoArray(out, to + 6 * stride + 2 * stride);
    ye.fma(two, yc).intoArray(out, to + 6 * stride + 3 * stride);
    ye.fma(minusTwo, yc).intoArray(out, to + 6 * stride + 4 * stride);
    y1.fma(four, y3.fma(minusFive, y5)).intoArray(out, to + 6 * stride + 5 * stride);
  }
}
