package org.dynconv.inference.vector;

/**
 * Winograd's minimal filtering of 4×4 outputs of a 3×3 convolution, {@code F(4×4, 3×3)} (Lavin and
 * Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR 2016, section 4.3): {@code Y = Aᵀ
 * [(G g Gᵀ) ⊙ (Bᵀ d B)] A} takes 36 multiplications where the definition takes 144.
 */
final class Winograd {
  /** Rows and columns of a tile of outputs. */
  static final int OUTPUT = 4;

  /** Rows and columns of the inputs that it needs. */
  static final int INPUT = 6;

  /** Products of one tile and pair of channels. */
  static final int POINTS = INPUT * INPUT;

  private static final double[][] G = {
    {1 / 4.0, 0, 0},
    {-1 / 6.0, -1 / 6.0, -1 / 6.0},
    {-1 / 6.0, 1 / 6.0, -1 / 6.0},
    {1 / 24.0, 1 / 12.0, 1 / 6.0},
    {1 / 24.0, -1 / 12.0, 1 / 6.0},
    {0, 0, 1}
  };

  private Winograd() {}

  /**
   * Transforms one kernel: {@code G g Gᵀ}.
   *
   * @param kernel {@code [3, 3]}
   * @return {@code [6, 6]}
   */
  static double[] kernel(double[] kernel) {
    double[] transformed = new double[POINTS];
    for (int i = 0; i < INPUT; i++) {
      for (int j = 0; j < INPUT; j++) {
        for (int y = 0; y < 3; y++) {
          for (int x = 0; x < 3; x++) {
            transformed[i * INPUT + j] += G[i][y] * kernel[y * 3 + x] * G[j][x];
          }
        }
      }
    }
    return transformed;
  }

  /** Tiles along so many rows or columns. */
  static int tiles(int positions) {
    return (positions + OUTPUT - 1) / OUTPUT;
  }
}
