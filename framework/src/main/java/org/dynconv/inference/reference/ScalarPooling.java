package org.dynconv.inference.reference;

import java.util.Arrays;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Window;

/** Pooling and subsampling. */
final class ScalarPooling {
  private ScalarPooling() {}

  static void max(Window window, FeatureMap in, FeatureMap out) {
    int channels = out.shape().channels();
    for (int row = 0; row < out.shape().height(); row++) {
      for (int column = 0; column < out.shape().width(); column++) {
        for (int c = 0; c < channels; c++) {
          float largest = Float.NEGATIVE_INFINITY;
          for (int tap = 0; tap < window.kernel() * window.kernel(); tap++) {
            int y = row * window.stride() - window.top() + tap / window.kernel();
            int x = column * window.stride() - window.left() + tap % window.kernel();
            if (in.inside(y, x)) {
              largest = Math.max(largest, in.values()[in.at(y, x) + c]);
            }
          }
          out.values()[out.at(row, column) + c] = largest;
        }
      }
    }
  }

  static void average(FeatureMap in, FeatureMap out) {
    double[] means = means(in);
    for (int c = 0; c < means.length; c++) {
      out.values()[c] = (float) means[c];
    }
  }

  static double[] means(FeatureMap in) {
    int channels = in.shape().channels();
    double[] sums = new double[channels];
    for (int i = 0; i < in.values().length; i++) {
      sums[i % channels] += in.values()[i];
    }
    return Arrays.stream(sums).map(sum -> sum / in.shape().positions()).toArray();
  }

  static void subsample(Operation.Subsample subsample, FeatureMap in, FeatureMap out) {
    Arrays.fill(out.values(), 0);
    for (int row = 0; row < out.shape().height(); row++) {
      for (int column = 0; column < out.shape().width(); column++) {
        System.arraycopy(
            in.values(),
            in.at(row * subsample.stride(), column * subsample.stride()),
            out.values(),
            out.at(row, column) + subsample.channelsBefore(),
            in.shape().channels());
      }
    }
  }
}
