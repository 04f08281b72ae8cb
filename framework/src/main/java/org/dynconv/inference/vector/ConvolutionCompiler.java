package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Region;

/** Turns convolutions into steps, with all ways to compute them that there are. */
final class ConvolutionCompiler {
  private final Kernels kernels;
  private final List<Layout> layouts;
  private final PositionLists lists;
  private final Crossover crossover;
  private int choices;
  private int tileFloats;
  private int productFloats;

  ConvolutionCompiler(
      Kernels kernels, List<Layout> layouts, PositionLists lists, Crossover crossover) {
    this.kernels = kernels;
    this.layouts = layouts;
    this.lists = lists;
    this.crossover = crossover;
  }

  /** How many choices between positions and tiles there are so far. */
  int choices() {
    return choices;
  }

  /** Room that a thread needs for all convolutions so far. */
  Spare spare() {
    return new Spare(tileFloats, productFloats);
  }

  List<Step> convolution(Operation.Convolution conv) {
    Layout in = layouts.get(conv.input());
    Layout out = layouts.get(conv.output());
    Output output = new Output(out, conv.bias(), conv.activation(), conv.residual().isPresent());
    boolean paired = kernels.pairs(conv.window(), in, out);
    PackedConvolution packed =
        new PackedConvolution(conv.window(), in, output, conv.weights(), kernels.lanes(), paired);
    List<Step> steps = new ArrayList<>();
    Optional<TileChoice> choice = Optional.empty();
    if (kernels.tiles(conv.window(), in.channels())) {
      choice = Optional.of(choice(conv.region(), out, packed));
      steps.add(tiles(conv, in, out, output, choice.get()));
    }
    Listing listing = paired ? Listing.PAIRED : Listing.SINGLE;
    ListKey read = key(conv.region(), in, out, conv.window().stride(), listing);
    ListKey written = key(conv.region(), out, out, 1, listing);
    steps.add(
        new ConvolutionStep(
            kernels,
            packed,
            lists.number(read, choice),
            lists.number(written, choice),
            new Range(conv.region().masked(), written.positions()),
            choice));
    return steps;
  }

  private TileChoice choice(Region region, Layout out, PackedConvolution packed) {
    Grid grid = out.grid();
    return new TileChoice(
        choices++,
        region.masked(),
        grid.positions(),
        Listing.TILES.entries(grid.height(), grid.width()),
        TileCosts.of(packed, kernels.lanes()),
        crossover);
  }

  private Step tiles(
      Operation.Convolution conv, Layout in, Layout out, Output output, TileChoice choice) {
    PackedTiles packed =
        new PackedTiles(conv.window(), in, output, conv.weights(), kernels.lanes());
    tileFloats = Math.max(tileFloats, packed.inputFloats());
    productFloats = Math.max(productFloats, packed.productFloats());
    ListKey tiles = key(conv.region(), in, out, 1, Listing.TILES);
    ListKey positions = key(conv.region(), out, out, 1, Listing.TILE_POSITIONS);
    lists.tiles(tiles, positions, choice);
    return new TileStep(
        kernels,
        packed,
        lists.number(tiles, Optional.empty()),
        lists.number(positions, Optional.empty()),
        new Range(conv.region().masked(), tiles.positions()),
        choice);
  }

  Step depthwise(Operation.Depthwise conv) {
    Layout in = layouts.get(conv.input());
    Layout out = layouts.get(conv.output());
    ListKey read = key(conv.region(), in, out, conv.window().stride(), Listing.SINGLE);
    ListKey written = key(conv.region(), out, out, 1, Listing.SINGLE);
    return new DepthwiseStep(
        kernels,
        new PackedDepthwise(conv, in, out),
        lists.number(read, Optional.empty()),
        lists.number(written, Optional.empty()),
        new Range(conv.region().masked(), written.positions()));
  }

  private static ListKey key(Region region, Layout cells, Layout out, int stride, Listing listing) {
    Grid grid = out.grid();
    return new ListKey(region, cells.grid(), stride, grid.height(), grid.width(), listing);
  }
}
