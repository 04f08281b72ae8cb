package org.dynconv.inference.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Kernels on the JDK Vector API. */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** As many bytes as there are ints in a vector, or the smallest vector of bytes. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * INTS.length())));

  /** AVX-512 and NEON have 32 vector registers, AVX2 has 16. */
  private static final boolean MANY_REGISTERS = Registers.many(SPECIES.vectorBitSize());

  @Override
  public String description() {
    return "vectors of " + LANES + " floats";
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void multiply(
      PackedConvolution conv,
      float[] in,
      int[] inCells,
      float[] out,
      int[] outCells,
      int from,
      int to,
      int panelFrom,
      int panelTo,
      Spare spare) {
    for (int block = from; block < to; block += conv.blockRows) {
      int end = Math.min(block + conv.blockRows, to);
      for (int panel = panelFrom; panel < panelTo; panel++) {
        int weight = conv.panelStart(panel);
        int channel = panel * 2 * LANES;
        if (conv.panelWidth(panel) == 2 * LANES) {
          pairs(conv, weight, channel, in, inCells, out, outCells, block, end, spare);
        } else {
          singles(conv, weight, channel, in, inCells, out, outCells, block, end, spare);
        }
      }
    }
  }

  private static void pairs(
      PackedConvolution conv,
      int weight,
      int channel,
      float[] in,
      int[] inCells,
      float[] out,
      int[] outCells,
      int from,
      int to,
      Spare spare) {
    int row = from;
    if (MANY_REGISTERS) {
      for (; row + Tile12x2.ROWS <= to; row += Tile12x2.ROWS) {
        Tile12x2.run(conv, weight, channel, in, inCells, out, outCells, row);
      }
    } else {
      for (; row + Tile6x2.ROWS <= to; row += Tile6x2.ROWS) {
        Tile6x2.run(conv, weight, channel, in, inCells, out, outCells, row);
      }
    }
    if (row == to) {
      return;
    }
    spare.take(conv, inCells, outCells, row, to);
    int rest = to - row;
    if (rest > 2 * Tile4x2.ROWS) {
      Tile12x2.run(conv, weight, channel, in, spare.inCells, out, spare.outCells, 0);
      return;
    }
    for (int i = 0; i < rest; i += Tile4x2.ROWS) {
      Tile4x2.run(conv, weight, channel, in, spare.inCells, out, spare.outCells, i);
    }
  }

  private static void singles(
      PackedConvolution conv,
      int weight,
      int channel,
      float[] in,
      int[] inCells,
      float[] out,
      int[] outCells,
      int from,
      int to,
      Spare spare) {
    int row = from;
    if (MANY_REGISTERS) {
      for (; row + Tile24x1.ROWS <= to; row += Tile24x1.ROWS) {
        Tile24x1.run(conv, weight, channel, in, inCells, out, outCells, row);
      }
    } else {
      for (; row + Tile12x1.ROWS <= to; row += Tile12x1.ROWS) {
        Tile12x1.run(conv, weight, channel, in, inCells, out, outCells, row);
      }
    }
    if (row == to) {
      return;
    }
    spare.take(conv, inCells, outCells, row, to);
    int rest = to - row;
    if (rest > 2 * Tile8x1.ROWS) {
      Tile24x1.run(conv, weight, channel, in, spare.inCells, out, spare.outCells, 0);
      return;
    }
    for (int i = 0; i < rest; i += Tile8x1.ROWS) {
      Tile8x1.run(conv, weight, channel, in, spare.inCells, out, spare.outCells, i);
    }
  }

  @Override
  public void depthwise(
      PackedDepthwise conv,
      float[] in,
      int[] inCells,
      float[] out,
      int[] outCells,
      int from,
      int to) {
    if (conv.kernel == 3) {
      Depthwise3x3.run(conv, in, inCells, out, outCells, from, to);
    } else {
      DepthwiseAny.run(conv, in, inCells, out, outCells, from, to);
    }
  }

  @Override
  public void sum(float[] in, int first, int positions, int pitch, float[] sums, int at) {
    for (int c = 0; c < pitch; c += LANES) {
      FloatVector total = FloatVector.zero(SPECIES);
      int end = first + positions * pitch;
      for (int i = first; i < end; i += pitch) {
        total = total.add(FloatVector.fromArray(SPECIES, in, i + c));
      }
      total.intoArray(sums, at + c);
    }
  }

  @Override
  public void score(
      PackedScores unit,
      float[] in,
      int first,
      int step,
      float constant,
      float[] logits,
      int at,
      int count) {
    ScoreRow.run(unit, in, first + unit.inOrigin, step, constant, logits, at, count);
  }

  @Override
  public int compact(
      byte[] mask, int from, int cells, int[] table, int shift, int[] list, int length) {
    int count = length;
    for (int i = 0; i < cells; i += INTS.length()) {
      VectorMask<Integer> active =
          ByteVector.fromArray(BYTES, mask, from + i)
              .compare(VectorOperators.NE, (byte) 0)
              .cast(INTS);
      IntVector.fromArray(INTS, table, i).add(shift).compress(active).intoArray(list, count);
      count += active.trueCount();
    }
    return count;
  }
}
