package org.dynconv.inference.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.dynconv.inference.Window;

/** Kernels on the JDK Vector API. */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** As many bytes as there are ints in a vector, or the smallest vector of bytes. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * INTS.length())));

  private static final VectorSpecies<Byte> WIDE_BYTES = ByteVector.SPECIES_PREFERRED;

  private static final Kernels PLAIN = new ScalarKernels();

  @Override
  public String description() {
    return "vectors of " + LANES + " floats (" + SPECIES.vectorBitSize() + " bits)";
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public boolean tiles(Window window, int inChannels) {
    return window.kernel() == 3 && window.stride() == 1 && 2 * inChannels >= LANES;
  }

  @Override
  public PositionProgram positions(PackedConvolution conv) {
    return !Registers.HALVING && GatheredKernel.fits(conv.product)
        ? new GatheredKernel(conv)
        : new PositionKernel(conv);
  }

  @Override
  public TileProgram tiles(PackedTiles conv) {
    return new TileKernel(conv);
  }

  @Override
  public DepthwiseProgram depthwise(PackedDepthwise conv) {
    return conv.kernel == 3 ? new Depthwise3x3(conv) : new DepthwiseAny(conv);
  }

  @Override
  public void sum(float[] floats, int first, int positions, int pitch, float[] sums, int at) {
    for (int c = 0; c < pitch; c += LANES) {
      RowSum.run(floats, first + c, positions, pitch, sums, at + c);
    }
  }

  @Override
  public ScoreProgram scores(PackedScores unit) {
    if (!unit.sumsRows) {
      return (floats, first, step, scores, at, count, sums, sumsAt) ->
          ScoresApart.run(unit, floats, first + unit.inOrigin, step, scores, at, count);
    }
    RowScores row =
        Specialised.copy(
            NeighbourScores.class,
            RowScores.class,
            new NeighbourScores.Numbers(unit.pitch, unit.runStride));
    return (floats, first, step, scores, at, count, sums, sumsAt) ->
        row.run(unit.weights, floats, first + unit.inOrigin, scores, at, count, sums, sumsAt);
  }

  @Override
  public void sumLanes(float[] vectors, int from, int count, float[] sums, int at) {
    LaneSums.run(vectors, from, count, sums, at);
  }

  @Override
  public int compact(
      byte[] mask, int from, int cells, int[] table, int shift, int[] list, int length) {
    if (BYTES.length() != INTS.length()) {
      // The smallest vector of bytes has more lanes than one of four ints.
      return PLAIN.compact(mask, from, cells, table, shift, list, length);
    }
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

  @Override
  public void clear(float[] floats, int first, int count) {
    for (int i = first; i < first + count; i += LANES) {
      FloatVector.zero(SPECIES).intoArray(floats, i);
    }
  }

  @Override
  public void activate(float[] floats, int first, int count, float highest) {
    for (int i = first; i < first + count; i += LANES) {
      FloatVector.fromArray(SPECIES, floats, i).max(0).min(highest).intoArray(floats, i);
    }
  }

  @Override
  public void columnCosts(byte[] mask, int cell, int tile, Tiling tiling) {
    ColumnCosts.run(mask, cell, tile, tiling);
  }

  @Override
  public void listTile(int bits, int entry, int[] offsets, int[] absent, int[] list, int at) {
    for (int i = 0; i < offsets.length; i += INTS.length()) {
      VectorMask<Integer> active = VectorMask.fromLong(INTS, bits >> i);
      IntVector entries = IntVector.fromArray(INTS, offsets, i).add(entry);
      IntVector.fromArray(INTS, absent, i).blend(entries, active).intoArray(list, at + i);
    }
  }

  @Override
  public void decide(float[] logits, int from, float constant, byte[] mask, int to, int count) {
    int i = 0;
    ByteVector ones = ByteVector.broadcast(BYTES, (byte) 1);
    ByteVector zeros = ByteVector.zero(BYTES);
    for (; i + BYTES.length() <= count && BYTES.length() == LANES; i += LANES) {
      FloatVector logit = FloatVector.fromArray(SPECIES, logits, from + i).add(constant);
      logit.intoArray(logits, from + i);
      VectorMask<Byte> on = logit.compare(VectorOperators.GE, 0f).cast(BYTES);
      zeros.blend(ones, on).intoArray(mask, to + i);
    }
    for (; i < count; i++) {
      logits[from + i] += constant;
      mask[to + i] = (byte) (logits[from + i] >= 0 ? 1 : 0);
    }
  }

  @Override
  public void dilate(
      byte[] from, byte[] to, byte[] inside, int start, int first, int last, int columns) {
    for (int i = first; i < last; i += WIDE_BYTES.length()) {
      int at = start + i;
      triple(from, at - columns)
          .or(triple(from, at))
          .or(triple(from, at + columns))
          .and(ByteVector.fromArray(WIDE_BYTES, inside, i))
          .intoArray(to, at);
    }
  }

  private static ByteVector triple(byte[] mask, int at) {
    return ByteVector.fromArray(WIDE_BYTES, mask, at - 1)
        .or(ByteVector.fromArray(WIDE_BYTES, mask, at))
        .or(ByteVector.fromArray(WIDE_BYTES, mask, at + 1));
  }
}
