package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Extent;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Residual;
import org.dynconv.inference.Window;

/** Turns operations into steps. */
final class StepCompiler {
  private static final Window POINT = new Window(1, 1, 0, 0);
  private final Plan plan;
  private final Kernels kernels;
  private final List<Layout> layouts;
  private final PositionLists lists;
  private final MaskOutputs outputs;
  private final ForcedMasks forced;

  StepCompiler(
      Plan plan,
      Kernels kernels,
      List<Layout> layouts,
      PositionLists lists,
      MaskOutputs outputs,
      ForcedMasks forced) {
    this.plan = plan;
    this.kernels = kernels;
    this.layouts = layouts;
    this.lists = lists;
    this.outputs = outputs;
    this.forced = forced;
  }

  /** The steps of every operation, in order. */
  List<List<Step>> compile() {
    List<List<Step>> steps = new ArrayList<>();
    // Masks come first in a plan, but what has to be listed is known from what follows them.
    for (Operation operation : plan.operations().reversed()) {
      steps.addFirst(steps(operation));
    }
    return steps;
  }

  private List<Step> steps(Operation operation) {
    return switch (operation) {
      case Operation.Convolution conv -> convolution(conv);
      case Operation.Depthwise conv -> depthwise(conv);
      case Operation.MaskUnit unit -> maskUnit(unit);
      case Operation.Dilate dilate -> dilate(dilate.mask());
      case Operation.Subsample subsample ->
          List.of(
              copy(
                  subsample.input(),
                  subsample.output(),
                  subsample.stride(),
                  subsample.channelsBefore()));
      case Operation.MaxPool pool ->
          List.of(
              new MaxPoolStep(
                  pool.window(),
                  pool.input(),
                  layouts.get(pool.input()),
                  pool.output(),
                  layouts.get(pool.output())));
      case Operation.AveragePool pool ->
          List.of(
              new RowSumStep(kernels, layouts.get(pool.input()), pool.input()),
              new MeanStep(layouts.get(pool.input()), pool.output(), layouts.get(pool.output())));
      case Operation.Linear linear ->
          List.of(
              product(
                  linear.input(),
                  linear.output(),
                  POINT,
                  linear.weights(),
                  linear.bias(),
                  Activation.NONE,
                  Region.EVERYWHERE,
                  false));
    };
  }

  private List<Step> convolution(Operation.Convolution conv) {
    List<Step> steps = new ArrayList<>();
    Optional<Residual> residual = conv.residual();
    if (residual.isPresent() && residual.get().buffer() != conv.output()) {
      steps.add(copy(residual.get().buffer(), conv.output(), 1, 0));
    }
    if (residual.isPresent()
        && conv.region().masked()
        && conv.activation() != Activation.NONE
        && !residual.get().settled()) {
      MaskShape mask = plan.masks().get(conv.region().mask());
      float highest = conv.activation() == Activation.RELU6 ? 6 : Float.POSITIVE_INFINITY;
      steps.add(
          new PassiveStep(
              conv.region().mask(),
              MaskGrid.of(mask.size()),
              layouts.get(conv.output()),
              conv.output(),
              highest));
    }
    steps.add(
        product(
            conv.input(),
            conv.output(),
            conv.window(),
            conv.weights(),
            conv.bias(),
            conv.activation(),
            conv.region(),
            residual.isPresent()));
    return steps;
  }

  private Step product(
      int input,
      int output,
      Window window,
      Coefficients weights,
      Coefficients bias,
      Activation activation,
      Region region,
      boolean accumulate) {
    Layout in = layouts.get(input);
    Layout out = layouts.get(output);
    boolean paired = kernels.pairs(window, in, out);
    PackedConvolution conv =
        new PackedConvolution(
            window, in, out, weights, bias, activation, accumulate, kernels.lanes(), paired);
    int outList = lists.output(region, out, paired);
    return new ConvolutionStep(
        kernels,
        conv,
        input,
        output,
        lists.input(region, in, out, window, paired),
        outList,
        new Range(region.masked(), lists.positions(outList)));
  }

  private List<Step> depthwise(Operation.Depthwise conv) {
    Layout in = layouts.get(conv.input());
    Layout out = layouts.get(conv.output());
    int outList = lists.output(conv.region(), out, false);
    return List.of(
        new DepthwiseStep(
            kernels,
            new PackedDepthwise(conv, in, out),
            conv.input(),
            conv.output(),
            lists.input(conv.region(), in, out, conv.window(), false),
            outList,
            new Range(conv.region().masked(), lists.positions(outList))));
  }

  private List<Step> maskUnit(Operation.MaskUnit unit) {
    Layout in = layouts.get(unit.input());
    MaskShape mask = plan.masks().get(unit.mask());
    List<Step> steps = new ArrayList<>();
    steps.add(new RowSumStep(kernels, in, unit.input()));
    steps.add(
        new ScoreStep(
            kernels,
            new PackedScores(unit, in),
            in,
            unit.input(),
            unit.window().stride(),
            mask.size().height(),
            mask.size().width(),
            outputs.logits(unit.mask())));
    steps.add(
        new MaskDecision(
            kernels,
            unit.mask(),
            mask,
            MaskGrid.of(mask.size()),
            forced,
            outputs.logits(unit.mask()),
            outputs.masks(unit.mask())));
    steps.addAll(lists.steps(kernels, unit.mask(), Extent.MASK));
    return steps;
  }

  private List<Step> dilate(int mask) {
    List<Step> steps = new ArrayList<>();
    for (Step list : lists.steps(kernels, mask, Extent.DILATED_MASK)) {
      if (steps.isEmpty()) {
        MaskShape shape = plan.masks().get(mask);
        MaskGrid large = ((ListStep) list).grid();
        steps.add(
            new DilationStep(
                kernels,
                mask,
                MaskGrid.of(shape.size()),
                large,
                large.inside(),
                shape.stretch()));
      }
      steps.add(list);
    }
    return steps;
  }

  private Step copy(int input, int output, int stride, int channelsBefore) {
    return new CopyStep(
        input, layouts.get(input), output, layouts.get(output), stride, channelsBefore);
  }
}
