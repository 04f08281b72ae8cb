package org.dynconv.inference.reference;

import java.util.function.IntBinaryOperator;
import org.dynconv.architecture.Activation;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Window;

/** Convolutions position by position, only where the region asks for them. */
final class ScalarConvolutions {
  private ScalarConvolutions() {}

  /**
   * A convolution over all channels.
   *
   * @param residual the shortcut's values, or null
   * @param active whether a position (row, column) is in the region: not 0
   */
  static void convolution(
      Operation.Convolution conv,
      FeatureMap in,
      FeatureMap out,
      float[] residual,
      IntBinaryOperator active) {
    double[] sums = new double[out.shape().channels()];
    for (int row = 0; row < out.shape().height(); row++) {
      for (int column = 0; column < out.shape().width(); column++) {
        boolean on = active.applyAsInt(row, column) != 0;
        if (!on && residual == null) {
          continue;
        }
        int at = out.at(row, column);
        if (on) {
          sums(conv, in, row, column, sums);
        }
        for (int o = 0; o < sums.length; o++) {
          double shortcut = residual == null ? 0 : residual[at + o];
          out.values()[at + o] = activate(conv.activation(), on ? shortcut + sums[o] : shortcut);
        }
      }
    }
  }

  private static void sums(
      Operation.Convolution conv, FeatureMap in, int row, int column, double[] sums) {
    Window window = conv.window();
    for (int o = 0; o < sums.length; o++) {
      sums[o] = conv.bias().at(o);
    }
    for (int ky = 0; ky < window.kernel(); ky++) {
      for (int kx = 0; kx < window.kernel(); kx++) {
        int y = row * window.stride() - window.top() + ky;
        int x = column * window.stride() - window.left() + kx;
        if (!in.inside(y, x)) {
          continue;
        }
        for (int i = 0; i < in.shape().channels(); i++) {
          double value = in.values()[in.at(y, x) + i];
          int weight = ((ky * window.kernel() + kx) * in.shape().channels() + i) * sums.length;
          for (int o = 0; o < sums.length; o++) {
            sums[o] += value * conv.weights().at(weight + o);
          }
        }
      }
    }
  }

  /** A convolution of each channel by itself. */
  static void depthwise(
      Operation.Depthwise conv, FeatureMap in, FeatureMap out, IntBinaryOperator active) {
    Window window = conv.window();
    int channels = out.shape().channels();
    for (int row = 0; row < out.shape().height(); row++) {
      for (int column = 0; column < out.shape().width(); column++) {
        if (active.applyAsInt(row, column) == 0) {
          continue;
        }
        for (int c = 0; c < channels; c++) {
          double sum = conv.bias().at(c);
          for (int tap = 0; tap < window.kernel() * window.kernel(); tap++) {
            int y = row * window.stride() - window.top() + tap / window.kernel();
            int x = column * window.stride() - window.left() + tap % window.kernel();
            if (in.inside(y, x)) {
              sum += (double) in.values()[in.at(y, x) + c] * conv.weights().at(tap * channels + c);
            }
          }
          out.values()[out.at(row, column) + c] = activate(conv.activation(), sum);
        }
      }
    }
  }

  /** A linear layer. */
  static void linear(Operation.Linear linear, FeatureMap in, FeatureMap out) {
    int outputs = out.values().length;
    for (int o = 0; o < outputs; o++) {
      double sum = linear.bias().at(o);
      for (int i = 0; i < in.values().length; i++) {
        sum += (double) in.values()[i] * linear.weights().at(i * outputs + o);
      }
      out.values()[o] = (float) sum;
    }
  }

  private static float activate(Activation activation, double value) {
    return (float)
        switch (activation) {
          case NONE -> value;
          case RELU -> Math.max(value, 0);
          case RELU6 -> Math.min(Math.max(value, 0), 6);
        };
  }
}
