package org.dynconv.weights;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How PyTorch's networks name a batch norm after its convolution. */
final class LayerNames {
  private static final Pattern NUMBERED = Pattern.compile("(.*\\.)(\\d+)");
  private static final Pattern CONV = Pattern.compile("(.*?)conv(\\d+)");

  private LayerNames() {}

  /**
   * {@code features.0.0} is followed by {@code features.0.1}, {@code layer1.0.conv2} by {@code
   * layer1.0.bn2}. Needed where an architecture has no batch norm but a file still has.
   */
  static String batchNormAfter(String convolution) {
    Matcher numbered = NUMBERED.matcher(convolution);
    if (numbered.matches()) {
      return numbered.group(1) + (Integer.parseInt(numbered.group(2)) + 1);
    }
    Matcher conv = CONV.matcher(convolution);
    return conv.matches() ? conv.group(1) + "bn" + conv.group(2) : convolution + ".bn";
  }
}
