package org.dynconv.tornado;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.architecture.Extent;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Shape;

/** Counts the work of a plan by kernel, for masks of given densities. */
final class WorkCount {
  private static final int BYTES = Float.BYTES;

  private final Plan plan;
  private final int batch;
  private final double density;
  private final double dilated;
  private final Map<String, Work> sums = new LinkedHashMap<>();

  private WorkCount(Plan plan, int batch, double density, double dilated) {
    this.plan = plan;
    this.batch = batch;
    this.density = density;
    this.dilated = dilated;
  }

  /**
   * Counts.
   *
   * @param density share of active positions of the masks
   * @param dilated share of active positions of the dilated masks
   * @return work by kernel, in the order of the plan
   */
  static Map<String, Work> of(Plan plan, int batch, double density, double dilated) {
    WorkCount count = new WorkCount(plan, batch, density, dilated);
    plan.operations().forEach(count::add);
    return count.sums;
  }

  private void add(Operation operation) {
    switch (operation) {
      case Operation.Convolution conv -> convolution(conv);
      case Operation.Depthwise conv -> {
        double share = share(conv.region());
        int taps = conv.window().kernel() * conv.window().kernel();
        double out = share * elements(conv.output());
        double in = Math.min(1, share * taps) * elements(conv.input());
        put("depthwise" + kind(conv.region()), in + out + conv.weights().size(), out * taps);
      }
      case Operation.MaskUnit unit -> {
        double in = elements(unit.input());
        double positions = (double) batch * plan.masks().get(unit.mask()).size().positions();
        int taps = unit.window().kernel() * unit.window().kernel();
        put("scores", in + positions, in + positions * taps * channels(unit.input()));
      }
      case Operation.Dilate dilate -> {
        MaskShape shape = plan.masks().get(dilate.mask());
        double small = (double) batch * shape.size().positions();
        double large = (double) batch * shape.dilatedSize().positions();
        put("decisions and dilation", 3 * small + large, 0);
        put("compaction", small + large + density * small + dilated * large, 0);
      }
      case Operation.Subsample step ->
          put("pooling", elements(step.output()) + elements(step.input()), 0);
      case Operation.MaxPool pool ->
          put("pooling", elements(pool.output()) + elements(pool.input()), 0);
      case Operation.AveragePool pool ->
          put("pooling", elements(pool.output()) + elements(pool.input()), 0);
      case Operation.Linear linear ->
          put(
              "linear",
              elements(linear.input()) + elements(linear.output()) + linear.weights().size(),
              (double) batch * linear.weights().size());
    }
  }

  private void convolution(Operation.Convolution conv) {
    double share = share(conv.region());
    int taps = conv.window().kernel() * conv.window().kernel();
    double out = share * elements(conv.output());
    double in = Math.min(1, share * taps) * elements(conv.input());
    double residual = conv.residual().isPresent() ? out : 0;
    String name = taps == 1 ? "1×1" : conv.window().kernel() + "×" + conv.window().kernel();
    put(
        name + kind(conv.region()),
        in + out + residual + conv.weights().size(),
        out * taps * channels(conv.input()));
  }

  private double share(Region region) {
    return switch (region.extent()) {
      case EVERYWHERE -> 1;
      case MASK -> density;
      case DILATED_MASK -> dilated;
    };
  }

  private static String kind(Region region) {
    return region.extent() == Extent.EVERYWHERE ? ", dense" : ", masked";
  }

  private int channels(int buffer) {
    return plan.buffers().get(buffer).channels();
  }

  private double elements(int buffer) {
    Shape shape = plan.buffers().get(buffer);
    return (double) batch * shape.elements();
  }

  private void put(String kernel, double values, double macs) {
    sums.merge(kernel, new Work(values * BYTES, macs), Work::plus);
  }
}
