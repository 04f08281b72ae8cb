package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies windows next to each other; {@link Specialised}. */
final class WindowRows implements Windows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int RUNS = NUMBERS.runs();
  private static final int RUN_LENGTH = NUMBERS.runLength();
  private static final int RUN_STRIDE = NUMBERS.runStride();
  private static final int PITCH = NUMBERS.pitch();

  /** What a vector copies beyond a run is overwritten by the next one. */
  @Override
  public void run(
      float[] floats, int[] cells, int first, int count, int origin, float[] to, int at) {
    for (int i = 0; i < count; i++) {
      int window = cells[first + i] * PITCH + origin;
      int row = at + i * RUNS * RUN_LENGTH;
      for (int run = 0; run < RUNS; run++) {
        for (int k = 0; k < RUN_LENGTH; k += LANES) {
          FloatVector.fromArray(SPECIES, floats, window + run * RUN_STRIDE + k)
              .intoArray(to, row + run * RUN_LENGTH + k);
        }
      }
    }
  }
}
