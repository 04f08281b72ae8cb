package org.dynconv.tornado;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.Coefficients;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * All weights and biases of a network in one array, in the layouts of the kernels. TornadoVM's task
 * graphs have room for a thousand nodes, and every array takes three of them.
 */
final class Parameters {
  private final List<float[]> parts = new ArrayList<>();
  private int blocks;
  private FloatArray array;

  /**
   * From {@code [tap, in, out]} to {@code [block, tap, in, lane]}; says in which block it begins.
   */
  int products(Coefficients weights, int taps, int in, int out) {
    float[] packed = new float[Math.multiplyExact(taps * in, Lanes.padded(out))];
    for (int row = 0; row < taps * in; row++) {
      for (int o = 0; o < out; o++) {
        int block = o / Lanes.WIDTH;
        int at = (block * taps * in + row) * Lanes.WIDTH + o % Lanes.WIDTH;
        packed[at] = weights.at(row * out + o);
      }
    }
    return add(packed);
  }

  /** From {@code [row, channel]} to {@code [row, block, lane]}, each multiplied. */
  int rows(Coefficients values, int rows, float factor) {
    int channels = values.size() / rows;
    float[] packed = new float[Math.multiplyExact(rows, Lanes.padded(channels))];
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < channels; c++) {
        packed[row * Lanes.padded(channels) + c] = values.at(row * channels + c) * factor;
      }
    }
    return add(packed);
  }

  private int add(float[] part) {
    if (array != null) {
      throw new IllegalStateException("the parameters are packed already");
    }
    parts.add(part);
    int begin = blocks;
    blocks = Math.addExact(blocks, part.length / Lanes.WIDTH);
    return begin;
  }

  /** All of them; no more can be added. */
  FloatArray array() {
    if (array == null) {
      array = new FloatArray(Math.multiplyExact(blocks, Lanes.WIDTH));
      long at = 0;
      for (float[] part : parts) {
        MemorySegment.copy(
            part, 0, array.getSegment(), ValueLayout.JAVA_FLOAT, at * Float.BYTES, part.length);
        at += part.length;
      }
      parts.clear();
    }
    return array;
  }
}
