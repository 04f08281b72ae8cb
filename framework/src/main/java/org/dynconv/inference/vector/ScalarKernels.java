package org.dynconv.inference.vector;

import java.util.Arrays;
import org.dynconv.inference.Window;

/** Kernels in plain loops, for a Java without the Vector API. */
final class ScalarKernels implements Kernels {
  /** Rounds pitches, so that the compiler's own vectors fit. */
  static final int LANES = 8;

  @Override
  public String description() {
    return "plain loops, because the Vector API is off";
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public boolean pairs(Window window, Layout in, Layout out) {
    return false;
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
    for (int panel = panelFrom; panel < panelTo; panel++) {
      for (int row = from; row < to; row++) {
        int window = inCells[row] * conv.inPitch + conv.inOrigin;
        int at = outCells[row] * conv.outPitch + conv.outOrigin + panel * 2 * LANES;
        position(conv, panel, in, window, out, at, spare.sums);
      }
    }
  }

  private static void position(
      PackedConvolution conv,
      int panel,
      float[] in,
      int window,
      float[] out,
      int at,
      float[] sums) {
    int width = conv.panelWidth(panel);
    int weight = conv.panelStart(panel);
    System.arraycopy(conv.bias, panel * 2 * LANES, sums, 0, width);
    for (int run = 0; run < conv.runs; run++) {
      for (int k = 0; k < conv.runLength; k++) {
        float a = in[window + run * conv.runStride + k];
        for (int o = 0; o < width; o++) {
          sums[o] += a * conv.weights[weight + o];
        }
        weight += width;
      }
    }
    for (int o = 0; o < width; o++) {
      float sum = conv.accumulate ? sums[o] + out[at + o] : sums[o];
      out[at + o] = clamp(sum, conv.lowest, conv.highest);
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
    for (int row = from; row < to; row++) {
      int window = inCells[row] * conv.pitch + conv.inOrigin;
      int at = outCells[row] * conv.pitch + conv.outOrigin;
      for (int c = 0; c < conv.pitch; c++) {
        float sum = conv.bias[c];
        for (int tap = 0; tap < conv.kernel * conv.kernel; tap++) {
          int cell = tap / conv.kernel * conv.rowStride + tap % conv.kernel * conv.pitch;
          sum += in[window + cell + c] * conv.weights[tap * conv.pitch + c];
        }
        out[at + c] = clamp(sum, conv.lowest, conv.highest);
      }
    }
  }

  /** A comparison that NaN fails, as the vectors' does. */
  private static float clamp(float x, float lowest, float highest) {
    float raised = x < lowest ? lowest : x;
    return raised > highest ? highest : raised;
  }

  @Override
  public void sum(float[] in, int first, int positions, int pitch, float[] sums, int at) {
    Arrays.fill(sums, at, at + pitch, 0);
    for (int p = 0; p < positions; p++) {
      for (int c = 0; c < pitch; c++) {
        sums[at + c] += in[first + p * pitch + c];
      }
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
      int count,
      Spare spare) {
    for (int x = 0; x < count; x++) {
      int window = first + unit.inOrigin + x * step;
      float sum = 0;
      for (int run = 0; run < unit.runs; run++) {
        for (int k = 0; k < unit.runLength; k++) {
          sum += in[window + run * unit.runStride + k] * unit.weights[run * unit.runLength + k];
        }
      }
      logits[at + x] = constant + sum;
    }
  }

  @Override
  public int compact(
      byte[] mask, int from, int cells, int[] table, int shift, int[] list, int length) {
    int count = length;
    for (int i = 0; i < cells; i++) {
      if (mask[from + i] != 0) {
        list[count++] = table[i] + shift;
      }
    }
    return count;
  }

  @Override
  public int compactPairs(
      byte[] mask, int from, int cells, int[] table, int shift, int[] list, int length) {
    throw new UnsupportedOperationException("positions are never paired");
  }

  @Override
  public void decide(float[] logits, int from, byte[] mask, int to, int count) {
    for (int i = 0; i < count; i++) {
      mask[to + i] = (byte) (logits[from + i] >= 0 ? 1 : 0);
    }
  }

  @Override
  public void dilate(
      byte[] from, byte[] to, byte[] inside, int start, int first, int last, int columns) {
    for (int i = first; i < last; i++) {
      int at = start + i;
      int near =
          triple(from, at - columns) | triple(from, at) | triple(from, at + columns);
      to[at] = (byte) (near & inside[i]);
    }
  }

  private static int triple(byte[] mask, int at) {
    return mask[at - 1] | mask[at] | mask[at + 1];
  }
}
