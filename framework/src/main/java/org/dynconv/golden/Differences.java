package org.dynconv.golden;

import java.util.Arrays;
import org.dynconv.weights.HostTensor;

/** How far two tensors are apart; tensors of different shape are infinitely far apart. */
final class Differences {
  private Differences() {}

  /** The number of elements that are not equal. */
  static double differing(HostTensor ours, HostTensor theirs) {
    double[] a = ours.doubles();
    double[] b = theirs.doubles();
    if (!Arrays.equals(ours.shape(), theirs.shape())) {
      return Double.POSITIVE_INFINITY;
    }
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      count += a[i] == b[i] ? 0 : 1;
    }
    return count;
  }

  /** Largest absolute difference over the largest absolute value of theirs. */
  static double relative(HostTensor ours, HostTensor theirs) {
    double[] a = ours.doubles();
    double[] b = theirs.doubles();
    if (!Arrays.equals(ours.shape(), theirs.shape())) {
      return Double.POSITIVE_INFINITY;
    }
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      double here = Math.abs(a[i] - b[i]);
      if (!(here <= difference)) {
        difference = here;
      }
    }
    double scale = largest(theirs);
    return difference == 0 ? 0 : difference / scale;
  }

  /** Largest absolute value. */
  static double largest(HostTensor tensor) {
    return Arrays.stream(tensor.doubles()).map(Math::abs).max().orElse(0);
  }
}
