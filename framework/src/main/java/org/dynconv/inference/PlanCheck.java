package org.dynconv.inference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Size;

/** Refuses plans whose operations do not fit their buffers, so that backends need not look. */
final class PlanCheck {
  private final List<Shape> buffers;
  private final List<MaskShape> masks;

  /** By buffer, the mask on whose dilated positions alone it was computed last. */
  private final Map<Integer, Integer> dilatedOnly = new HashMap<>();

  PlanCheck(List<Shape> buffers, List<MaskShape> masks) {
    this.buffers = buffers;
    this.masks = masks;
  }

  Shape buffer(int number) {
    require(number >= 0 && number < buffers.size(), "no buffer " + number);
    return buffers.get(number);
  }

  void operation(Operation operation) {
    switch (operation) {
      case Operation.Convolution conv -> convolution(conv);
      case Operation.Depthwise depthwise -> depthwise(depthwise);
      case Operation.MaskUnit unit -> maskUnit(unit);
      case Operation.Dilate dilate -> mask(dilate.mask());
      case Operation.Subsample subsample -> {
        subsample(subsample);
        dilatedOnly.remove(subsample.output());
      }
      case Operation.MaxPool pool -> {
        dilatedOnly.remove(pool.output());
        require(
            buffer(pool.input()).channels() == buffer(pool.output()).channels(),
            "max pool changes channels");
        reach(pool.window(), buffer(pool.input()).size(), buffer(pool.output()).size(), "max pool");
      }
      case Operation.AveragePool pool ->
          require(
              buffer(pool.output()).equals(new Shape(1, 1, buffer(pool.input()).channels())),
              "average pool's output is no single position");
      case Operation.Linear linear -> {
        require(
            buffer(linear.input()).positions() == 1, linear.name() + " reads several positions");
        int in = buffer(linear.input()).elements();
        int out = buffer(linear.output()).elements();
        size(linear.weights(), in * out, linear.name());
        size(linear.bias(), out, linear.name());
      }
    }
  }

  private void convolution(Operation.Convolution conv) {
    Shape in = buffer(conv.input());
    Shape out = buffer(conv.output());
    int taps = conv.window().kernel() * conv.window().kernel();
    size(conv.weights(), taps * in.channels() * out.channels(), conv.name());
    size(conv.bias(), out.channels(), conv.name());
    require(conv.input() != conv.output(), conv.name() + " overwrites what it reads");
    reach(conv.window(), in.size(), out.size(), conv.name());
    region(conv.region(), out, conv.name());
    dilation(conv.name(), conv.window(), conv.input(), conv.output(), conv.region());
    conv.residual()
        .ifPresent(
            residual ->
                require(
                    buffer(residual.buffer()).equals(out),
                    conv.name() + ": residual of another shape"));
  }

  private void depthwise(Operation.Depthwise conv) {
    Shape in = buffer(conv.input());
    Shape out = buffer(conv.output());
    int taps = conv.window().kernel() * conv.window().kernel();
    require(in.channels() == out.channels(), conv.name() + " changes channels");
    size(conv.weights(), taps * in.channels(), conv.name());
    size(conv.bias(), out.channels(), conv.name());
    require(conv.input() != conv.output(), conv.name() + " overwrites what it reads");
    reach(conv.window(), in.size(), out.size(), conv.name());
    region(conv.region(), out, conv.name());
    dilation(conv.name(), conv.window(), conv.input(), conv.output(), conv.region());
  }

  /**
   * Dilation computes one position around each that is on. Windows that reach further, as
   * TensorFlow's "SAME" padding places them with stride 2, would read what nobody computed.
   */
  private void dilation(String name, Window window, int input, int output, Region region) {
    Integer read = dilatedOnly.get(input);
    if (read != null && region.extent() == Extent.MASK && region.mask() == read) {
      int stretch = mask(read).stretch();
      boolean inside =
          window.stride() == stretch
              && window.top() <= 1
              && window.left() <= 1
              && window.kernel() - 1 - window.top() <= 1
              && window.kernel() - 1 - window.left() <= 1;
      require(
          inside,
          name
              + ": its windows of "
              + window.kernel()
              + "x"
              + window.kernel()
              + " with stride "
              + window.stride()
              + " reach beyond the dilated mask, which has one position around each that is on."
              + " Masked, it needs symmetric padding of 1, not TensorFlow's \"SAME\"");
    }
    if (region.extent() == Extent.DILATED_MASK) {
      dilatedOnly.put(output, region.mask());
    } else {
      dilatedOnly.remove(output);
    }
  }

  private void maskUnit(Operation.MaskUnit unit) {
    Shape in = buffer(unit.input());
    int taps = unit.window().kernel() * unit.window().kernel();
    size(unit.weights(), taps * in.channels(), unit.block());
    size(unit.squeeze(), in.channels(), unit.block());
    reach(unit.window(), in.size(), mask(unit.mask()).size(), unit.block());
  }

  private void subsample(Operation.Subsample subsample) {
    Shape in = buffer(subsample.input());
    Shape out = buffer(subsample.output());
    Size kept =
        new Size(
            (in.height() - 1) / subsample.stride() + 1, (in.width() - 1) / subsample.stride() + 1);
    require(
        out.size().equals(kept) && subsample.channelsBefore() + in.channels() <= out.channels(),
        "subsampling does not give its output's shape");
  }

  private void region(Region region, Shape out, String name) {
    if (region.masked()) {
      MaskShape mask = mask(region.mask());
      Size covered = region.extent() == Extent.MASK ? mask.size() : mask.dilatedSize();
      require(
          covered.height() >= out.height() && covered.width() >= out.width(),
          name + ": mask of " + covered + " does not cover " + out.size());
    }
  }

  private MaskShape mask(int number) {
    require(number >= 0 && number < masks.size(), "no mask " + number);
    return masks.get(number);
  }

  /** Every window touches the input, and the last one reaches at most a kernel beyond it. */
  private static void reach(Window window, Size in, Size out, String name) {
    int bottom = (out.height() - 1) * window.stride() - window.top();
    int right = (out.width() - 1) * window.stride() - window.left();
    require(
        window.top() < window.kernel()
            && window.left() < window.kernel()
            && bottom < in.height()
            && right < in.width(),
        name + ": windows beyond the input of " + in);
  }

  private static void size(Coefficients coefficients, int expected, String name) {
    require(
        coefficients.size() == expected,
        name + " has " + coefficients.size() + " coefficients, needs " + expected);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
