package org.dynconv.inference.vector;

import java.util.Arrays;
import org.dynconv.inference.Window;

/** Kernels in plain loops, for a Java without the Vector API. */
final class ScalarKernels implements Kernels {
  /** Rounds pitches, so that the compiler's own vectors fit. */
  private static final int LANES = 8;

  @Override
  public String description() {
    return "plain loops, because the Vector API is off";
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public boolean tiles(Window window, int inChannels) {
    return false;
  }

  @Override
  public PositionProgram positions(PackedConvolution conv) {
    return (floats, inCells, outCells, from, to, panelFrom, panelTo, spare) ->
        positions(conv, floats, inCells, outCells, from, to, panelFrom, panelTo, spare);
  }

  private static void positions(
      PackedConvolution conv,
      float[] floats,
      int[] inCells,
      int[] outCells,
      int from,
      int to,
      int panelFrom,
      int panelTo,
      Spare spare) {
    Product product = conv.product;
    for (int panel = panelFrom; panel < panelTo; panel++) {
      for (int row = from; row < to; row++) {
        int window = inCells[row] * product.pitch + product.origin;
        sums(product, panel, floats, window, spare.floats);
        int channel = product.panelColumn(panel);
        int at = outCells[row] * conv.output.pitch + conv.output.origin + channel;
        finish(conv.output, channel, product.panelWidth(panel), spare.floats, floats, at);
      }
    }
  }

  private static void sums(Product product, int panel, float[] in, int window, float[] sums) {
    int width = product.panelWidth(panel);
    int weight = product.panelStart(panel);
    Arrays.fill(sums, 0, width, 0);
    for (int run = 0; run < product.runs; run++) {
      for (int k = 0; k < product.runLength; k++) {
        float a = in[window + run * product.runStride + k];
        for (int o = 0; o < width; o++) {
          sums[o] += a * product.weights[weight + o];
        }
        weight += width;
      }
    }
  }

  private static void finish(
      Output output, int channel, int width, float[] sums, float[] floats, int at) {
    for (int o = 0; o < width; o++) {
      float sum = sums[o] + output.bias[channel + o];
      floats[at + o] = clamp(output, output.accumulate ? sum + floats[at + o] : sum);
    }
  }

  @Override
  public TileProgram tiles(PackedTiles conv) {
    throw new UnsupportedOperationException("tiles are never computed whole");
  }

  @Override
  public DepthwiseProgram depthwise(PackedDepthwise conv) {
    return (floats, inCells, outCells, from, to) -> {
      for (int row = from; row < to; row++) {
        int window = inCells[row] * conv.pitch + conv.inOrigin;
        int at = outCells[row] * conv.pitch + conv.output.origin;
        for (int c = 0; c < conv.pitch; c++) {
          floats[at + c] = clamp(conv.output, depthwise(conv, floats, window, c));
        }
      }
    };
  }

  private static float depthwise(PackedDepthwise conv, float[] floats, int window, int c) {
    float sum = conv.output.bias[c];
    for (int tap = 0; tap < conv.kernel * conv.kernel; tap++) {
      int cell = tap / conv.kernel * conv.rowStride + tap % conv.kernel * conv.pitch;
      sum += floats[window + cell + c] * conv.weights[tap * conv.pitch + c];
    }
    return sum;
  }

  /** A comparison that NaN fails, as the vectors' does. */
  private static float clamp(Output output, float x) {
    float raised = x < output.lowest ? output.lowest : x;
    return raised > output.highest ? output.highest : raised;
  }

  @Override
  public void sum(float[] floats, int first, int positions, int pitch, float[] sums, int at) {
    Arrays.fill(sums, at, at + pitch, 0);
    for (int p = 0; p < positions; p++) {
      for (int c = 0; c < pitch; c++) {
        sums[at + c] += floats[first + p * pitch + c];
      }
    }
  }

  @Override
  public ScoreProgram scores(PackedScores unit) {
    return (floats, first, step, scores, at, count, sums, sumsAt) ->
        score(unit, floats, first, step, scores, at, count, sums, sumsAt);
  }

  private void score(
      PackedScores unit,
      float[] floats,
      int first,
      int step,
      float[] scores,
      int at,
      int count,
      float[] sums,
      int sumsAt) {
    for (int x = 0; x < count; x++) {
      int window = first + unit.inOrigin + x * step;
      float sum = 0;
      for (int run = 0; run < unit.runs; run++) {
        for (int k = 0; k < unit.runLength; k++) {
          sum += floats[window + run * unit.runStride + k] * unit.weights[run * unit.runLength + k];
        }
      }
      // All in one lane: the others have nothing to add.
      Arrays.fill(scores, at + x * LANES, at + (x + 1) * LANES, 0);
      scores[at + x * LANES] = sum;
    }
    if (unit.sumsRows) {
      sum(floats, first + unit.inOrigin + unit.middle(), count, unit.pitch, sums, sumsAt);
    }
  }

  @Override
  public void sumLanes(float[] vectors, int from, int count, float[] sums, int at) {
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int lane = 0; lane < LANES; lane++) {
        sum += vectors[from + i * LANES + lane];
      }
      sums[at + i] = sum;
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
  public void clear(float[] floats, int first, int count) {
    Arrays.fill(floats, first, first + count, 0);
  }

  @Override
  public void activate(float[] floats, int first, int count, float highest) {
    for (int i = first; i < first + count; i++) {
      floats[i] = Math.min(Math.max(floats[i], 0), highest);
    }
  }

  @Override
  public void columnCosts(byte[] mask, int cell, int tile, Tiling tiling) {
    int pitch = tiling.pitch;
    short[] costs = tiling.costs;
    for (int column = 0; column < tiling.grid.width(); column++) {
      int total = 0;
      int begins = 0;
      for (int row = tiling.grid.height() - 1; row >= 0; row--) {
        int at = cell + row * tiling.grid.columns() + column;
        int four = 0;
        for (int i = 0; i < Winograd.OUTPUT; i++) {
          four += mask[at + i] & tiling.inside[column + i];
        }
        int cost = row * pitch + column;
        int byTile = tile + costs[cost + Winograd.OUTPUT * pitch];
        costs[cost] = (short) Math.min(four * tiling.unit + costs[cost + pitch], byTile);
        begins = begins << 1 | (costs[cost] == byTile ? 1 : 0);
        if (row % Tiling.ROWS == 0) {
          tiling.begins[row / Tiling.ROWS * pitch + column] = (short) begins;
        }
        total += mask[at];
      }
      costs[tiling.columnTotals() + column] = (short) (total * tiling.unit);
    }
  }

  @Override
  public void listTile(int bits, int entry, int[] offsets, int[] absent, int[] list, int at) {
    for (int i = 0; i < offsets.length; i++) {
      list[at + i] = (bits >> i & 1) != 0 ? entry + offsets[i] : absent[i];
    }
  }

  @Override
  public void decide(float[] logits, int from, float constant, byte[] mask, int to, int count) {
    for (int i = 0; i < count; i++) {
      logits[from + i] += constant;
      mask[to + i] = (byte) (logits[from + i] >= 0 ? 1 : 0);
    }
  }

  @Override
  public void dilate(
      byte[] from, byte[] to, byte[] inside, int start, int first, int last, int columns) {
    for (int i = first; i < last; i++) {
      int at = start + i;
      int near = triple(from, at - columns) | triple(from, at) | triple(from, at + columns);
      to[at] = (byte) (near & inside[i]);
    }
  }

  private static int triple(byte[] mask, int at) {
    return mask[at - 1] | mask[at] | mask[at + 1];
  }
}
