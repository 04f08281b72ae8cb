package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transforms the inputs of tiles, {@code Bᵀ d B}, one vector of channels at a time. Three rows of
 * {@code Bᵀ d} are made at a time and multiplied by {@code B} while they are in registers: stores
 * are dearer than the loads that are repeated. As many operations are sums as are products, because
 * they go to different units. All is written out, because methods that take vectors are not always
 * inlined; and {@link Specialised}, because checking a hundred unrelated indices would take as long
 * as the work.
 */
final class TileInput implements TileInputs {
  /**
   * What a copy knows.
   *
   * @param pitch floats from one input to the next
   * @param row floats from one row of inputs to the next
   * @param stride floats from one point of transformed inputs to the next
   */
  record Numbers(int pitch, int row, int stride) {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int PITCH = NUMBERS.pitch();
  private static final int ROW = NUMBERS.row();
  private static final int STRIDE = NUMBERS.stride();

  /** Loaded as vectors, because the compiler spreads a constant anew wherever it is used. */
  private static final float[] FACTORS = Factors.spread(LANES, 4, -4, 2, -2);

  @Override
  public void run(float[] floats, int[] tiles, int first, int count, int origin, float[] to) {
    for (int tile = 0; tile < count; tile++) {
      int window = tiles[first + tile] * PITCH + origin;
      int transformed = Spare.TILES + tile * PITCH;
      for (int channel = 0; channel < PITCH; channel += LANES) {
        upper(floats, window + channel, to, transformed + channel);
        lower(floats, window + channel + ROW, to, transformed + channel + 18 * STRIDE);
      }
    }
  }

  /** The rows {@code 4 (d0 - d2) + (d4 - d2)} and {@code (d4 - 4 d2) ± (d3 - 4 d1)}. */
  private static void upper(float[] in, int at, float[] out, int to) {
    FloatVector four = FloatVector.fromArray(SPECIES, FACTORS, 0);
    FloatVector minusFour = FloatVector.fromArray(SPECIES, FACTORS, LANES);
    FloatVector two = FloatVector.fromArray(SPECIES, FACTORS, 2 * LANES);
    FloatVector minusTwo = FloatVector.fromArray(SPECIES, FACTORS, 3 * LANES);
    FloatVector d00 = FloatVector.fromArray(SPECIES, in, at);
    FloatVector d10 = FloatVector.fromArray(SPECIES, in, at + ROW);
    FloatVector d20 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW);
    FloatVector d30 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW);
    FloatVector d40 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW);
    FloatVector a0 = d20.fma(minusFour, d40);
    FloatVector b0 = d10.fma(minusFour, d30);
    FloatVector x0 = d00.sub(d20).fma(four, d40.sub(d20));
    FloatVector y0 = a0.add(b0);
    FloatVector z0 = a0.sub(b0);
    FloatVector d01 = FloatVector.fromArray(SPECIES, in, at + PITCH);
    FloatVector d11 = FloatVector.fromArray(SPECIES, in, at + ROW + PITCH);
    FloatVector d21 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + PITCH);
    FloatVector d31 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + PITCH);
    FloatVector d41 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + PITCH);
    FloatVector a1 = d21.fma(minusFour, d41);
    FloatVector b1 = d11.fma(minusFour, d31);
    FloatVector x1 = d01.sub(d21).fma(four, d41.sub(d21));
    FloatVector y1 = a1.add(b1);
    FloatVector z1 = a1.sub(b1);
    FloatVector d02 = FloatVector.fromArray(SPECIES, in, at + 2 * PITCH);
    FloatVector d12 = FloatVector.fromArray(SPECIES, in, at + ROW + 2 * PITCH);
    FloatVector d22 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 2 * PITCH);
    FloatVector d32 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 2 * PITCH);
    FloatVector d42 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 2 * PITCH);
    FloatVector a2 = d22.fma(minusFour, d42);
    FloatVector b2 = d12.fma(minusFour, d32);
    FloatVector x2 = d02.sub(d22).fma(four, d42.sub(d22));
    FloatVector y2 = a2.add(b2);
    FloatVector z2 = a2.sub(b2);
    FloatVector d03 = FloatVector.fromArray(SPECIES, in, at + 3 * PITCH);
    FloatVector d13 = FloatVector.fromArray(SPECIES, in, at + ROW + 3 * PITCH);
    FloatVector d23 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 3 * PITCH);
    FloatVector d33 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 3 * PITCH);
    FloatVector d43 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 3 * PITCH);
    FloatVector a3 = d23.fma(minusFour, d43);
    FloatVector b3 = d13.fma(minusFour, d33);
    FloatVector x3 = d03.sub(d23).fma(four, d43.sub(d23));
    FloatVector y3 = a3.add(b3);
    FloatVector z3 = a3.sub(b3);
    FloatVector d04 = FloatVector.fromArray(SPECIES, in, at + 4 * PITCH);
    FloatVector d14 = FloatVector.fromArray(SPECIES, in, at + ROW + 4 * PITCH);
    FloatVector d24 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 4 * PITCH);
    FloatVector d34 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 4 * PITCH);
    FloatVector d44 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 4 * PITCH);
    FloatVector a4 = d24.fma(minusFour, d44);
    FloatVector b4 = d14.fma(minusFour, d34);
    FloatVector x4 = d04.sub(d24).fma(four, d44.sub(d24));
    FloatVector y4 = a4.add(b4);
    FloatVector z4 = a4.sub(b4);
    FloatVector d05 = FloatVector.fromArray(SPECIES, in, at + 5 * PITCH);
    FloatVector d15 = FloatVector.fromArray(SPECIES, in, at + ROW + 5 * PITCH);
    FloatVector d25 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 5 * PITCH);
    FloatVector d35 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 5 * PITCH);
    FloatVector d45 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 5 * PITCH);
    FloatVector a5 = d25.fma(minusFour, d45);
    FloatVector b5 = d15.fma(minusFour, d35);
    FloatVector x5 = d05.sub(d25).fma(four, d45.sub(d25));
    FloatVector y5 = a5.add(b5);
    FloatVector z5 = a5.sub(b5);
    FloatVector xa = x2.fma(minusFour, x4);
    FloatVector xb = x1.fma(minusFour, x3);
    FloatVector xc = x4.sub(x2);
    FloatVector xd = x3.sub(x1);
    x0.sub(x2).fma(four, xc).intoArray(out, to);
    xa.add(xb).intoArray(out, to + STRIDE);
    xa.sub(xb).intoArray(out, to + 2 * STRIDE);
    xd.fma(two, xc).intoArray(out, to + 3 * STRIDE);
    xd.fma(minusTwo, xc).intoArray(out, to + 4 * STRIDE);
    xd.fma(minusFour, x5.sub(x3)).intoArray(out, to + 5 * STRIDE);
    FloatVector ya = y2.fma(minusFour, y4);
    FloatVector yb = y1.fma(minusFour, y3);
    FloatVector yc = y4.sub(y2);
    FloatVector yd = y3.sub(y1);
    y0.sub(y2).fma(four, yc).intoArray(out, to + 6 * STRIDE);
    ya.add(yb).intoArray(out, to + 7 * STRIDE);
    ya.sub(yb).intoArray(out, to + 8 * STRIDE);
    yd.fma(two, yc).intoArray(out, to + 9 * STRIDE);
    yd.fma(minusTwo, yc).intoArray(out, to + 10 * STRIDE);
    yd.fma(minusFour, y5.sub(y3)).intoArray(out, to + 11 * STRIDE);
    FloatVector za = z2.fma(minusFour, z4);
    FloatVector zb = z1.fma(minusFour, z3);
    FloatVector zc = z4.sub(z2);
    FloatVector zd = z3.sub(z1);
    z0.sub(z2).fma(four, zc).intoArray(out, to + 12 * STRIDE);
    za.add(zb).intoArray(out, to + 13 * STRIDE);
    za.sub(zb).intoArray(out, to + 14 * STRIDE);
    zd.fma(two, zc).intoArray(out, to + 15 * STRIDE);
    zd.fma(minusTwo, zc).intoArray(out, to + 16 * STRIDE);
    zd.fma(minusFour, z5.sub(z3)).intoArray(out, to + 17 * STRIDE);
  }

  /** The rows {@code (d4 - d2) ± 2 (d3 - d1)} and {@code (d5 - d3) - 4 (d3 - d1)}. */
  private static void lower(float[] in, int at, float[] out, int to) {
    FloatVector four = FloatVector.fromArray(SPECIES, FACTORS, 0);
    FloatVector minusFour = FloatVector.fromArray(SPECIES, FACTORS, LANES);
    FloatVector two = FloatVector.fromArray(SPECIES, FACTORS, 2 * LANES);
    FloatVector minusTwo = FloatVector.fromArray(SPECIES, FACTORS, 3 * LANES);
    FloatVector d10 = FloatVector.fromArray(SPECIES, in, at);
    FloatVector d20 = FloatVector.fromArray(SPECIES, in, at + ROW);
    FloatVector d30 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW);
    FloatVector d40 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW);
    FloatVector d50 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW);
    FloatVector a0 = d40.sub(d20);
    FloatVector b0 = d30.sub(d10);
    FloatVector x0 = b0.fma(two, a0);
    FloatVector y0 = b0.fma(minusTwo, a0);
    FloatVector z0 = b0.fma(minusFour, d50.sub(d30));
    FloatVector d11 = FloatVector.fromArray(SPECIES, in, at + PITCH);
    FloatVector d21 = FloatVector.fromArray(SPECIES, in, at + ROW + PITCH);
    FloatVector d31 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + PITCH);
    FloatVector d41 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + PITCH);
    FloatVector d51 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + PITCH);
    FloatVector a1 = d41.sub(d21);
    FloatVector b1 = d31.sub(d11);
    FloatVector x1 = b1.fma(two, a1);
    FloatVector y1 = b1.fma(minusTwo, a1);
    FloatVector z1 = b1.fma(minusFour, d51.sub(d31));
    FloatVector d12 = FloatVector.fromArray(SPECIES, in, at + 2 * PITCH);
    FloatVector d22 = FloatVector.fromArray(SPECIES, in, at + ROW + 2 * PITCH);
    FloatVector d32 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 2 * PITCH);
    FloatVector d42 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 2 * PITCH);
    FloatVector d52 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 2 * PITCH);
    FloatVector a2 = d42.sub(d22);
    FloatVector b2 = d32.sub(d12);
    FloatVector x2 = b2.fma(two, a2);
    FloatVector y2 = b2.fma(minusTwo, a2);
    FloatVector z2 = b2.fma(minusFour, d52.sub(d32));
    FloatVector d13 = FloatVector.fromArray(SPECIES, in, at + 3 * PITCH);
    FloatVector d23 = FloatVector.fromArray(SPECIES, in, at + ROW + 3 * PITCH);
    FloatVector d33 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 3 * PITCH);
    FloatVector d43 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 3 * PITCH);
    FloatVector d53 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 3 * PITCH);
    FloatVector a3 = d43.sub(d23);
    FloatVector b3 = d33.sub(d13);
    FloatVector x3 = b3.fma(two, a3);
    FloatVector y3 = b3.fma(minusTwo, a3);
    FloatVector z3 = b3.fma(minusFour, d53.sub(d33));
    FloatVector d14 = FloatVector.fromArray(SPECIES, in, at + 4 * PITCH);
    FloatVector d24 = FloatVector.fromArray(SPECIES, in, at + ROW + 4 * PITCH);
    FloatVector d34 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 4 * PITCH);
    FloatVector d44 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 4 * PITCH);
    FloatVector d54 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 4 * PITCH);
    FloatVector a4 = d44.sub(d24);
    FloatVector b4 = d34.sub(d14);
    FloatVector x4 = b4.fma(two, a4);
    FloatVector y4 = b4.fma(minusTwo, a4);
    FloatVector z4 = b4.fma(minusFour, d54.sub(d34));
    FloatVector d15 = FloatVector.fromArray(SPECIES, in, at + 5 * PITCH);
    FloatVector d25 = FloatVector.fromArray(SPECIES, in, at + ROW + 5 * PITCH);
    FloatVector d35 = FloatVector.fromArray(SPECIES, in, at + 2 * ROW + 5 * PITCH);
    FloatVector d45 = FloatVector.fromArray(SPECIES, in, at + 3 * ROW + 5 * PITCH);
    FloatVector d55 = FloatVector.fromArray(SPECIES, in, at + 4 * ROW + 5 * PITCH);
    FloatVector a5 = d45.sub(d25);
    FloatVector b5 = d35.sub(d15);
    FloatVector x5 = b5.fma(two, a5);
    FloatVector y5 = b5.fma(minusTwo, a5);
    FloatVector z5 = b5.fma(minusFour, d55.sub(d35));
    FloatVector xa = x2.fma(minusFour, x4);
    FloatVector xb = x1.fma(minusFour, x3);
    FloatVector xc = x4.sub(x2);
    FloatVector xd = x3.sub(x1);
    x0.sub(x2).fma(four, xc).intoArray(out, to);
    xa.add(xb).intoArray(out, to + STRIDE);
    xa.sub(xb).intoArray(out, to + 2 * STRIDE);
    xd.fma(two, xc).intoArray(out, to + 3 * STRIDE);
    xd.fma(minusTwo, xc).intoArray(out, to + 4 * STRIDE);
    xd.fma(minusFour, x5.sub(x3)).intoArray(out, to + 5 * STRIDE);
    FloatVector ya = y2.fma(minusFour, y4);
    FloatVector yb = y1.fma(minusFour, y3);
    FloatVector yc = y4.sub(y2);
    FloatVector yd = y3.sub(y1);
    y0.sub(y2).fma(four, yc).intoArray(out, to + 6 * STRIDE);
    ya.add(yb).intoArray(out, to + 7 * STRIDE);
    ya.sub(yb).intoArray(out, to + 8 * STRIDE);
    yd.fma(two, yc).intoArray(out, to + 9 * STRIDE);
    yd.fma(minusTwo, yc).intoArray(out, to + 10 * STRIDE);
    yd.fma(minusFour, y5.sub(y3)).intoArray(out, to + 11 * STRIDE);
    FloatVector za = z2.fma(minusFour, z4);
    FloatVector zb = z1.fma(minusFour, z3);
    FloatVector zc = z4.sub(z2);
    FloatVector zd = z3.sub(z1);
    z0.sub(z2).fma(four, zc).intoArray(out, to + 12 * STRIDE);
    za.add(zb).intoArray(out, to + 13 * STRIDE);
    za.sub(zb).intoArray(out, to + 14 * STRIDE);
    zd.fma(two, zc).intoArray(out, to + 15 * STRIDE);
    zd.fma(minusTwo, zc).intoArray(out, to + 16 * STRIDE);
    zd.fma(minusFour, z5.sub(z3)).intoArray(out, to + 17 * STRIDE);
  }
}
