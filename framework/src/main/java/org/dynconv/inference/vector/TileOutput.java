package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transforms the products of tiles back and takes them to their positions; {@link Specialised}.
 * Those of absent positions have cells too, because no processor foresees where a mask ends.
 */
final class TileOutput implements TileOutputs {
  /**
   * What a copy knows.
   *
   * @param pitch floats from one output to the next
   * @param block tiles of a block
   * @param accumulate whether results are added to what is there
   * @param lowest the least result
   * @param highest the greatest result
   */
  record Numbers(int pitch, int block, boolean accumulate, float lowest, float highest) {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int POSITIONS = Winograd.OUTPUT * Winograd.OUTPUT;
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int PITCH = NUMBERS.pitch();

  @Override
  public void run(
      TileSums sums,
      float[] spare,
      int start,
      float[] bias,
      float[] floats,
      int[] cells,
      int first,
      int count,
      int origin) {
    for (int tile = 0; tile < count; tile++) {
      for (int channel = 0; channel < PITCH; channel += LANES) {
        int panel = channel / (2 * LANES) * (2 * LANES);
        int width = Math.min(2 * LANES, PITCH - panel);
        int from = start + panel * NUMBERS.block() + tile * width + channel - panel;
        sums.run(spare, from, bias, channel);
        finish(spare, floats, origin + channel, cells, POSITIONS * (first + tile));
      }
    }
  }

  /** Conditions here are on constants: none is left when this is compiled. */
  private static void finish(float[] spare, float[] floats, int origin, int[] cells, int first) {
    FloatVector lowest = FloatVector.broadcast(SPECIES, NUMBERS.lowest());
    FloatVector highest = FloatVector.broadcast(SPECIES, NUMBERS.highest());
    for (int i = 0; i < POSITIONS; i++) {
      int at = cells[first + i] * PITCH + origin;
      FloatVector x = FloatVector.fromArray(SPECIES, spare, Spare.SUMS + i * LANES);
      if (NUMBERS.accumulate()) {
        x = x.add(FloatVector.fromArray(SPECIES, floats, at));
      }
      if (NUMBERS.lowest() > Float.NEGATIVE_INFINITY) {
        x = x.blend(lowest, x.compare(VectorOperators.LT, lowest));
      }
      if (NUMBERS.highest() < Float.POSITIVE_INFINITY) {
        x = x.blend(highest, x.compare(VectorOperators.GT, highest));
      }
      x.intoArray(floats, at);
    }
  }
}
