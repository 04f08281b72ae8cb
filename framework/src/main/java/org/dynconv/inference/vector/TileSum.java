package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transforms products of a tile back, {@code Aᵀ m A}, one vector of channels at a time; {@link
 * Specialised}. The bias is added to the one product that every output has once.
 */
final class TileSum implements TileSums {
  /**
   * What a copy knows.
   *
   * @param stride floats from one point of products to the next
   */
  record Numbers(int stride) {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int STRIDE =
      Specialised.numbers(MethodHandles.lookup(), Numbers.class).stride();

  /** Loaded as vectors, because the compiler spreads a constant anew wherever it is used. */
  private static final float[] FACTORS = Factors.spread(LANES, 2, 4, 8);

  @Override
  public void run(float[] spare, int from, float[] bias, int channel) {
    FloatVector two = FloatVector.fromArray(SPECIES, FACTORS, 0);
    FloatVector four = FloatVector.fromArray(SPECIES, FACTORS, LANES);
    FloatVector eight = FloatVector.fromArray(SPECIES, FACTORS, 2 * LANES);
    FloatVector m00 = FloatVector.fromArray(SPECIES, spare, from);
    FloatVector m10 = FloatVector.fromArray(SPECIES, spare, from + 6 * STRIDE);
    FloatVector m20 = FloatVector.fromArray(SPECIES, spare, from + 12 * STRIDE);
    FloatVector m30 = FloatVector.fromArray(SPECIES, spare, from + 18 * STRIDE);
    FloatVector m40 = FloatVector.fromArray(SPECIES, spare, from + 24 * STRIDE);
    FloatVector m50 = FloatVector.fromArray(SPECIES, spare, from + 30 * STRIDE);
    FloatVector a0 = m10.add(m20);
    FloatVector b0 = m10.sub(m20);
    FloatVector c0 = m30.add(m40);
    FloatVector d0 = m30.sub(m40);
    FloatVector p0 = m00.add(a0).add(c0);
    FloatVector q0 = d0.fma(two, b0);
    FloatVector r0 = c0.fma(four, a0);
    FloatVector s0 = d0.fma(eight, b0).add(m50);
    FloatVector m01 = FloatVector.fromArray(SPECIES, spare, from + STRIDE);
    FloatVector m11 =
        FloatVector.fromArray(SPECIES, spare, from + 7 * STRIDE)
            .add(FloatVector.fromArray(SPECIES, bias, channel));
    FloatVector m21 = FloatVector.fromArray(SPECIES, spare, from + 13 * STRIDE);
    FloatVector m31 = FloatVector.fromArray(SPECIES, spare, from + 19 * STRIDE);
    FloatVector m41 = FloatVector.fromArray(SPECIES, spare, from + 25 * STRIDE);
    FloatVector m51 = FloatVector.fromArray(SPECIES, spare, from + 31 * STRIDE);
    FloatVector a1 = m11.add(m21);
    FloatVector b1 = m11.sub(m21);
    FloatVector c1 = m31.add(m41);
    FloatVector d1 = m31.sub(m41);
    FloatVector p1 = m01.add(a1).add(c1);
    FloatVector q1 = d1.fma(two, b1);
    FloatVector r1 = c1.fma(four, a1);
    FloatVector s1 = d1.fma(eight, b1).add(m51);
    FloatVector m02 = FloatVector.fromArray(SPECIES, spare, from + 2 * STRIDE);
    FloatVector m12 = FloatVector.fromArray(SPECIES, spare, from + 8 * STRIDE);
    FloatVector m22 = FloatVector.fromArray(SPECIES, spare, from + 14 * STRIDE);
    FloatVector m32 = FloatVector.fromArray(SPECIES, spare, from + 20 * STRIDE);
    FloatVector m42 = FloatVector.fromArray(SPECIES, spare, from + 26 * STRIDE);
    FloatVector m52 = FloatVector.fromArray(SPECIES, spare, from + 32 * STRIDE);
    FloatVector a2 = m12.add(m22);
    FloatVector b2 = m12.sub(m22);
    FloatVector c2 = m32.add(m42);
    FloatVector d2 = m32.sub(m42);
    FloatVector p2 = m02.add(a2).add(c2);
    FloatVector q2 = d2.fma(two, b2);
    FloatVector r2 = c2.fma(four, a2);
    FloatVector s2 = d2.fma(eight, b2).add(m52);
    FloatVector m03 = FloatVector.fromArray(SPECIES, spare, from + 3 * STRIDE);
    FloatVector m13 = FloatVector.fromArray(SPECIES, spare, from + 9 * STRIDE);
    FloatVector m23 = FloatVector.fromArray(SPECIES, spare, from + 15 * STRIDE);
    FloatVector m33 = FloatVector.fromArray(SPECIES, spare, from + 21 * STRIDE);
    FloatVector m43 = FloatVector.fromArray(SPECIES, spare, from + 27 * STRIDE);
    FloatVector m53 = FloatVector.fromArray(SPECIES, spare, from + 33 * STRIDE);
    FloatVector a3 = m13.add(m23);
    FloatVector b3 = m13.sub(m23);
    FloatVector c3 = m33.add(m43);
    FloatVector d3 = m33.sub(m43);
    FloatVector p3 = m03.add(a3).add(c3);
    FloatVector q3 = d3.fma(two, b3);
    FloatVector r3 = c3.fma(four, a3);
    FloatVector s3 = d3.fma(eight, b3).add(m53);
    FloatVector m04 = FloatVector.fromArray(SPECIES, spare, from + 4 * STRIDE);
    FloatVector m14 = FloatVector.fromArray(SPECIES, spare, from + 10 * STRIDE);
    FloatVector m24 = FloatVector.fromArray(SPECIES, spare, from + 16 * STRIDE);
    FloatVector m34 = FloatVector.fromArray(SPECIES, spare, from + 22 * STRIDE);
    FloatVector m44 = FloatVector.fromArray(SPECIES, spare, from + 28 * STRIDE);
    FloatVector m54 = FloatVector.fromArray(SPECIES, spare, from + 34 * STRIDE);
    FloatVector a4 = m14.add(m24);
    FloatVector b4 = m14.sub(m24);
    FloatVector c4 = m34.add(m44);
    FloatVector d4 = m34.sub(m44);
    FloatVector p4 = m04.add(a4).add(c4);
    FloatVector q4 = d4.fma(two, b4);
    FloatVector r4 = c4.fma(four, a4);
    FloatVector s4 = d4.fma(eight, b4).add(m54);
    FloatVector m05 = FloatVector.fromArray(SPECIES, spare, from + 5 * STRIDE);
    FloatVector m15 = FloatVector.fromArray(SPECIES, spare, from + 11 * STRIDE);
    FloatVector m25 = FloatVector.fromArray(SPECIES, spare, from + 17 * STRIDE);
    FloatVector m35 = FloatVector.fromArray(SPECIES, spare, from + 23 * STRIDE);
    FloatVector m45 = FloatVector.fromArray(SPECIES, spare, from + 29 * STRIDE);
    FloatVector m55 = FloatVector.fromArray(SPECIES, spare, from + 35 * STRIDE);
    FloatVector a5 = m15.add(m25);
    FloatVector b5 = m15.sub(m25);
    FloatVector c5 = m35.add(m45);
    FloatVector d5 = m35.sub(m45);
    FloatVector p5 = m05.add(a5).add(c5);
    FloatVector q5 = d5.fma(two, b5);
    FloatVector r5 = c5.fma(four, a5);
    FloatVector s5 = d5.fma(eight, b5).add(m55);
    FloatVector pa = p1.add(p2);
    FloatVector pb = p1.sub(p2);
    FloatVector pc = p3.add(p4);
    FloatVector pd = p3.sub(p4);
    p0.add(pa).add(pc).intoArray(spare, Spare.SUMS);
    pd.fma(two, pb).intoArray(spare, Spare.SUMS + LANES);
    pc.fma(four, pa).intoArray(spare, Spare.SUMS + 2 * LANES);
    pd.fma(eight, pb).add(p5).intoArray(spare, Spare.SUMS + 3 * LANES);
    FloatVector qa = q1.add(q2);
    FloatVector qb = q1.sub(q2);
    FloatVector qc = q3.add(q4);
    FloatVector qd = q3.sub(q4);
    q0.add(qa).add(qc).intoArray(spare, Spare.SUMS + 4 * LANES);
    qd.fma(two, qb).intoArray(spare, Spare.SUMS + 5 * LANES);
    qc.fma(four, qa).intoArray(spare, Spare.SUMS + 6 * LANES);
    qd.fma(eight, qb).add(q5).intoArray(spare, Spare.SUMS + 7 * LANES);
    FloatVector ra = r1.add(r2);
    FloatVector rb = r1.sub(r2);
    FloatVector rc = r3.add(r4);
    FloatVector rd = r3.sub(r4);
    r0.add(ra).add(rc).intoArray(spare, Spare.SUMS + 8 * LANES);
    rd.fma(two, rb).intoArray(spare, Spare.SUMS + 9 * LANES);
    rc.fma(four, ra).intoArray(spare, Spare.SUMS + 10 * LANES);
    rd.fma(eight, rb).add(r5).intoArray(spare, Spare.SUMS + 11 * LANES);
    FloatVector sa = s1.add(s2);
    FloatVector sb = s1.sub(s2);
    FloatVector sc = s3.add(s4);
    FloatVector sd = s3.sub(s4);
    s0.add(sa).add(sc).intoArray(spare, Spare.SUMS + 12 * LANES);
    sd.fma(two, sb).intoArray(spare, Spare.SUMS + 13 * LANES);
    sc.fma(four, sa).intoArray(spare, Spare.SUMS + 14 * LANES);
    sd.fma(eight, sb).add(s5).intoArray(spare, Spare.SUMS + 15 * LANES);
  }
}
