package org.dynconv.inference.vector;

import org.dynconv.architecture.Size;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Window;

/** A mask unit in the form that the kernels read. */
final class PackedScores {
  /** Positions of a band, if a row has fewer. */
  private static final int BAND = 128;

  final int pitch;
  final int runs;
  final int runLength;
  final int runStride;
  final int inOrigin;

  /** {@code [run, run length]}, zero for channels that are not in use. */
  final float[] weights;

  /** One for each channel, divided by the number of positions that the mean is over. */
  final float[] squeeze;

  final float bias;

  final int stride;

  /** Whether the middles of a row of windows are a row of the input. */
  final boolean sumsRows;

  /** Rows of the mask. */
  final int rows;

  /** Columns of the mask. */
  final int columns;

  /** Rows that are scored together: the same whatever the number of threads. */
  final int bandRows;

  /** Scores from one row of a band to the next. */
  final int rowScores;

  private final int height;

  PackedScores(Operation.MaskUnit unit, Layout in, Size mask) {
    Grid grid = in.grid();
    int kernel = unit.window().kernel();
    pitch = in.pitch();
    runs = kernel;
    runLength = kernel * pitch;
    runStride = grid.columns() * pitch;
    inOrigin = in.windowOrigin(unit.window());
    weights = new float[kernel * runLength];
    for (int tap = 0; tap < kernel * kernel; tap++) {
      for (int c = 0; c < in.channels(); c++) {
        weights[tap * pitch + c] = unit.weights().at(tap * in.channels() + c);
      }
    }
    squeeze = new float[pitch];
    for (int c = 0; c < in.channels(); c++) {
      squeeze[c] = (float) (unit.squeeze().at(c) / (double) grid.positions());
    }
    bias = unit.bias();
    stride = unit.window().stride();
    height = grid.height();
    sumsRows = unit.window().equals(new Window(3, 1, 1, 1));
    rows = mask.height();
    columns = mask.width();
    bandRows = Math.clamp(BAND / columns, 1, rows);
    rowScores = sumsRows ? grid.columns() : columns;
  }

  /** Floats from a window's beginning to its middle. */
  int middle() {
    return runStride + pitch;
  }

  /** Bands of an image. */
  int bands() {
    return (rows + bandRows - 1) / bandRows;
  }

  /** Scores of some rows of a band, with those in between that do not count. */
  int scores(int rows) {
    return (rows - 1) * rowScores + columns;
  }

  /** Floats of a band's scores before their lanes are added up, a vector of them at a time. */
  int scoreFloats(int lanes) {
    return (scores(bandRows) + lanes) * lanes;
  }

  /**
   * What an image adds to all its scores. Rows, or bands of them, are added up in their order,
   * whatever thread added up their positions.
   */
  float constant(Kernels kernels, float[] rowSums, int image, Spare spare) {
    int entries = sumsRows ? bands() : height;
    kernels.sum(rowSums, image * height * pitch, entries, pitch, spare.floats, Spare.SUMS);
    double total = bias;
    for (int c = 0; c < pitch; c++) {
      total += spare.floats[Spare.SUMS + c] * squeeze[c];
    }
    return (float) total;
  }
}
