package org.dynconv.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Linear;
import org.dynconv.architecture.MaskUnit;
import org.dynconv.architecture.Shortcut;
import org.dynconv.architecture.Size;

/**
 * Counts a network's multiply-accumulates for one size of image, by the rules of the authors'
 * counter (golden data, rule "macs"): convolutions of a masked branch by the active positions of
 * the mask that says where they are needed, everything else at all positions.
 */
public final class CostModel {
  private final Architecture architecture;
  private final Size image;
  private final List<Size> maps;

  /**
   * Prepares to count.
   *
   * @param architecture the network
   * @param image size of the image
   */
  public CostModel(Architecture architecture, Size image) {
    this.architecture = architecture;
    this.image = image;
    this.maps = architecture.featureMaps(image);
  }

  /**
   * The network with every mask on.
   *
   * @return cost of one image; of a network without masks, its dense cost
   */
  public NetworkCost full() {
    return withMasks(totalPositions());
  }

  /**
   * The network under given masks.
   *
   * @param active for each masked block by name, its active positions
   * @return cost of one image
   * @throws IllegalArgumentException if a masked block is missing
   */
  public NetworkCost withMasks(Map<String, ActivePositions> active) {
    List<LayerCost> layers = new ArrayList<>();
    fixed(layers, architecture.stem().convolution(), image);
    for (int i = 0; i < architecture.blocks().size(); i++) {
      block(layers, architecture.blocks().get(i), maps.get(i), active);
    }
    architecture.head().convolution().ifPresent(last -> fixed(layers, last, maps.getLast()));
    Linear classifier = architecture.head().classifier();
    linear(layers, classifier);
    return new NetworkCost(layers);
  }

  /**
   * The mean over several images.
   *
   * @param sums for each masked block by name, active positions summed over the images
   * @param images how many images
   * @return mean cost of an image
   */
  public MeanCost mean(Map<String, ActivePositions> sums, int images) {
    NetworkCost full = full();
    double fixed = full.convolutions() - (double) full.conditional();
    double conditional = (double) withMasks(sums).conditional() / images;
    return new MeanCost(conditional, fixed + conditional);
  }

  /**
   * The network when every mask has the same density, the dilated masks another.
   *
   * @param mask share of active positions, 0 to 1
   * @param dilated share of active positions of the dilated masks, 0 to 1
   * @return cost of one image, positions rounded to whole ones
   */
  public NetworkCost atDensity(double mask, double dilated) {
    Map<String, ActivePositions> active = new LinkedHashMap<>();
    totalPositions()
        .forEach(
            (name, all) ->
                active.put(
                    name,
                    new ActivePositions(
                        Math.round(mask * all.mask()), Math.round(dilated * all.dilated()))));
    return withMasks(active);
  }

  /**
   * The network when it spends exactly a budget: every conditional convolution costs that share of
   * its full cost. Real masks spend it unevenly, but come to the same sum.
   *
   * @param budget share of the conditional multiply-accumulates, 0 to 1
   * @return cost of one image, each layer rounded to whole numbers
   */
  public NetworkCost atBudget(double budget) {
    return new NetworkCost(
        full().layers().stream().map(layer -> layer.scaledIfConditional(budget)).toList());
  }

  /**
   * All positions of every mask: the denominators of densities.
   *
   * @return by block name, in order
   */
  public Map<String, ActivePositions> totalPositions() {
    Map<String, ActivePositions> totals = new LinkedHashMap<>();
    for (int i = 0; i < architecture.blocks().size(); i++) {
      Size input = maps.get(i);
      Block block = architecture.blocks().get(i);
      block
          .maskUnit()
          .ifPresent(
              unit ->
                  totals.put(
                      block.name(),
                      new ActivePositions(
                          unit.mask(input).positions(), unit.dilatedMask(input).positions())));
    }
    return totals;
  }

  private static void block(
      List<LayerCost> layers, Block block, Size input, Map<String, ActivePositions> active) {
    block.maskUnit().ifPresent(unit -> maskUnit(layers, unit, input));
    Size size = input;
    for (Convolution convolution : block.branch()) {
      if (convolution.extent() == Extent.EVERYWHERE) {
        fixed(layers, convolution, size);
      } else {
        ActivePositions positions = active.get(block.name());
        if (positions == null) {
          throw new IllegalArgumentException("no mask given for block " + block.name());
        }
        long count = convolution.extent() == Extent.MASK ? positions.mask() : positions.dilated();
        layers.add(
            new LayerCost(
                convolution.name(),
                LayerCost.Kind.CONDITIONAL,
                convolution.macsPerPosition() * count,
                convolution.outChannels() * count));
      }
      size = convolution.output(size);
    }
    if (block.shortcut() instanceof Shortcut.Projection projection) {
      fixed(layers, projection.convolution(), input);
    }
  }

  /** The counter adds the bias: 9 times the channels, plus 1. The squeeze is a linear layer. */
  private static void maskUnit(List<LayerCost> layers, MaskUnit unit, Size input) {
    Convolution scores = unit.convolution();
    long positions = unit.mask(input).positions();
    layers.add(
        new LayerCost(
            scores.name(),
            LayerCost.Kind.MASK_UNIT,
            (scores.macsPerPosition() + 1) * positions,
            positions));
    linear(layers, unit.linear());
  }

  private static void fixed(List<LayerCost> layers, Convolution convolution, Size input) {
    long perPosition =
        convolution.macsPerPosition() + (convolution.bias() ? convolution.outChannels() : 0);
    long positions = convolution.output(input).positions();
    layers.add(
        new LayerCost(
            convolution.name(),
            LayerCost.Kind.FIXED,
            perPosition * positions,
            convolution.outChannels() * positions));
  }

  private static void linear(List<LayerCost> layers, Linear linear) {
    layers.add(
        new LayerCost(linear.name(), LayerCost.Kind.LINEAR, linear.macs(), linear.outFeatures()));
  }
}
