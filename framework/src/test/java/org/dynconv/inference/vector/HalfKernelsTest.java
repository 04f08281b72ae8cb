package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import jdk.incubator.vector.FloatVector;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever length of vectors a processor prefers, the sums have the same bits. */
class HalfKernelsTest {
  private static final int LANES = 16;
  private static final int AT = 512;
  private final RandomGenerator random = new RootSeed(4).generator("halves");
  private final WeightRoom room = new WeightRoom();

  @BeforeEach
  void vectorsAreLong() {
    Assumptions.assumeTrue(
        Providers.vectorModuleLoaded() && FloatVector.SPECIES_PREFERRED.length() == LANES,
        "skipped: vectors of this Java or processor have no 512 bits to be halved");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8, 13, 32})
  void squareTilesAgree(int rows) {
    Product product = filled(new Product(1, LANES, 0, LANES, 0, LANES, LANES, room));
    float[] whole = values(4096);
    float[] halves = whole.clone();

    Specialised.copy(
            AdjacentRows1.class, AdjacentRows.class, new AdjacentRows.Numbers(LANES, LANES))
        .run(product.weights, product.panelStart(0), whole, 0, 2048, rows);
    HalfSquareTile.run(product, rows, halves, 2048);

    assertThat(Arrays.copyOfRange(halves, 2048, 2048 + rows * LANES))
        .isEqualTo(Arrays.copyOfRange(whole, 2048, 2048 + rows * LANES));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 27, 130})
  void tilesOfPositionsAgree(int runLength) {
    int pitch = (runLength + LANES - 1) / LANES * LANES;
    Product product =
        filled(new Product(2, runLength, 3 * pitch, pitch, 5, 3 * LANES, LANES, room));
    float[] in = values(40 * pitch + 16);
    int[] cells = new int[24];
    Arrays.setAll(cells, i -> random.nextInt(30));
    float[] whole = new float[2 * AT];
    float[] halves = new float[2 * AT];

    Tile8x2.run(product, 0, in, cells, 0, whole, 0);
    for (int row = 0; row < Tile8x2.ROWS; row += HalfTile4x2.ROWS) {
      HalfTile4x2.run(product, 0, in, cells, row, halves, row * 2 * LANES);
    }
    Tile12x1.run(product, 1, in, cells, 0, whole, AT);
    for (int row = 0; row < Tile12x1.ROWS; row += HalfTile6x1.ROWS) {
      HalfTile6x1.run(product, 1, in, cells, row, halves, AT + row * LANES);
    }

    assertThat(halves).isEqualTo(whole);
  }

  private static Product filled(Product product) {
    RandomGenerator weights = new RootSeed(5).generator("halves/weights");
    for (int row = 0; row < product.runs * product.runLength; row++) {
      for (int column = 0; column < product.columns; column++) {
        product.set(row, column, weights.nextFloat(-1, 1));
      }
    }
    return product;
  }

  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat(-1, 1);
    }
    return values;
  }
}
