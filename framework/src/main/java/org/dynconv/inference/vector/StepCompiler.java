package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Extent;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Window;

/** Turns operations into steps. */
final class StepCompiler {
  private final Plan plan;
  private final Kernels kernels;
  private final List<Layout> layouts;
  private final PositionLists lists;
  private final ConvolutionCompiler convolutions;
  private final MaskOutputs outputs;
  private final ForcedMasks forced;

  /** By buffer, what tiles read of it further on has to be cleared before it is written. */
  private final Map<Integer, List<ClearStep>> clearings = new HashMap<>();

  StepCompiler(
      Plan plan,
      Kernels kernels,
      List<Layout> layouts,
      PositionLists lists,
      ConvolutionCompiler convolutions,
      MaskOutputs outputs,
      ForcedMasks forced) {
    this.plan = plan;
    this.kernels = kernels;
    this.layouts = layouts;
    this.lists = lists;
    this.convolutions = convolutions;
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
      case Operation.Depthwise conv -> List.of(convolutions.depthwise(conv));
      case Operation.MaskUnit unit -> maskUnit(unit);
      case Operation.Dilate dilate -> dilate(dilate.mask());
      case Operation.Subsample copy ->
          List.of(copy(copy.input(), copy.output(), copy.stride(), copy.channelsBefore()));
      case Operation.MaxPool pool ->
          List.of(
              new MaxPoolStep(
                  pool.window(), layouts.get(pool.input()), layouts.get(pool.output())));
      case Operation.AveragePool pool ->
          List.of(
              new RowSumStep(kernels, layouts.get(pool.input())),
              new MeanStep(layouts.get(pool.input()), layouts.get(pool.output())));
      case Operation.Linear linear -> List.of(convolutions.convolution(pointwise(linear)));
    };
  }

  /** A linear layer is a 1×1 convolution of a map of one position. */
  private static Operation.Convolution pointwise(Operation.Linear linear) {
    return new Operation.Convolution(
        linear.name(),
        linear.input(),
        linear.output(),
        new Window(1, 1, 0, 0),
        linear.weights(),
        linear.bias(),
        Activation.NONE,
        Region.EVERYWHERE,
        Optional.empty());
  }

  private List<Step> convolution(Operation.Convolution conv) {
    List<Step> steps = new ArrayList<>();
    conv.residual()
        .ifPresent(
            residual -> {
              if (residual.buffer() != conv.output()) {
                steps.add(copy(residual.buffer(), conv.output(), 1, 0));
              }
              if (conv.region().masked()
                  && conv.activation() != Activation.NONE
                  && !residual.settled()) {
                steps.add(passive(conv));
              }
            });
    List<ClearStep> clearing = clearings.remove(conv.output());
    if (clearing != null && conv.region().masked() && conv.residual().isEmpty()) {
      steps.addAll(clearing);
    }
    Step step = convolutions.convolution(conv);
    if (step instanceof BothWaysStep both) {
      Layout in = layouts.get(conv.input());
      ClearStep clear =
          new ClearStep(kernels, in, in.windowOrigin(conv.window()), both.byTile().tiles());
      clearings.computeIfAbsent(conv.input(), unread -> new ArrayList<>()).add(clear);
    }
    steps.add(step);
    return steps;
  }

  private Step passive(Operation.Convolution conv) {
    return new PassiveStep(
        kernels,
        conv.region().mask(),
        MaskGrid.of(plan.masks().get(conv.region().mask()).size()),
        layouts.get(conv.output()),
        conv.activation() == Activation.RELU6 ? 6 : Float.POSITIVE_INFINITY);
  }

  private List<Step> maskUnit(Operation.MaskUnit unit) {
    Layout in = layouts.get(unit.input());
    MaskShape mask = plan.masks().get(unit.mask());
    float[] logits = outputs.logits(unit.mask());
    PackedScores packed = new PackedScores(unit, in, mask.size());
    List<Step> steps = new ArrayList<>();
    if (!packed.sumsRows) {
      steps.add(new RowSumStep(kernels, in));
    }
    steps.add(new ScoreStep(kernels, kernels.scores(packed), packed, in, logits));
    convolutions.needsSpare(packed.scoreFloats(kernels.lanes()));
    steps.add(
        new MaskDecision(
            kernels,
            packed,
            unit.mask(),
            mask,
            MaskGrid.of(mask.size()),
            forced,
            logits,
            outputs.masks(unit.mask())));
    steps.addAll(lists.steps(kernels, unit.mask(), Extent.MASK));
    return steps;
  }

  private List<Step> dilate(int mask) {
    List<Step> steps = lists.steps(kernels, mask, Extent.DILATED_MASK);
    Optional<MaskGrid> covered = lists.dilatedGrid(mask);
    if (covered.isPresent()) {
      MaskShape shape = plan.masks().get(mask);
      MaskGrid large = covered.get();
      steps.addFirst(
          new DilationStep(
              kernels, mask, MaskGrid.of(shape.size()), large, large.inside(), shape.stretch()));
    }
    return steps;
  }

  private Step copy(int input, int output, int stride, int channelsBefore) {
    return new CopyStep(layouts.get(input), layouts.get(output), stride, channelsBefore);
  }
}
