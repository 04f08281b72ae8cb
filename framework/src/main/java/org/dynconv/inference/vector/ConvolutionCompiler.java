package org.dynconv.inference.vector;

import java.util.List;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Region;

/** Turns convolutions into steps, with all ways to compute them that there are. */
final class ConvolutionCompiler {
  private final Kernels kernels;
  private final List<Layout> layouts;
  private final PositionLists lists;
  private final TileChoices choices;
  private final int images;
  private final WeightRoom weights;
  private int tileFloats;
  private int productFloats;

  /**
   * Starts without any.
   *
   * @param images the most of one run
   * @param weights takes what is packed
   */
  ConvolutionCompiler(
      Kernels kernels,
      List<Layout> layouts,
      PositionLists lists,
      TileChoices choices,
      int images,
      WeightRoom weights) {
    this.kernels = kernels;
    this.layouts = layouts;
    this.lists = lists;
    this.choices = choices;
    this.images = images;
    this.weights = weights;
  }

  /** Notes that a thread needs some room in front of products of transformed tiles. */
  void needsSpare(int floats) {
    tileFloats = Math.max(tileFloats, floats);
  }

  /** Room that a thread needs for all convolutions so far. */
  Spare spare() {
    return new Spare(tileFloats, productFloats);
  }

  Step convolution(Operation.Convolution conv) {
    Layout in = layouts.get(conv.input());
    Layout out = layouts.get(conv.output());
    Output output = new Output(out, conv.bias(), conv.activation(), conv.residual().isPresent());
    if (!choices.open() || !kernels.tiles(conv.window(), in.channels())) {
      return positions(conv, in, out, output, Listing.SINGLE);
    }
    TileCosts costs = TileCosts.of(in.pitch(), out.pitch(), kernels.lanes(), images);
    if (conv.region().masked()) {
      choices.add(conv.region(), costs);
      return new BothWaysStep(
          positions(conv, in, out, output, Listing.UNTILED), tiles(conv, in, out, output));
    }
    Grid grid = out.grid();
    int tiles = Listing.TILES.entries(grid.height(), grid.width());
    return choices.everywhere(costs, grid.positions(), tiles)
        ? tiles(conv, in, out, output)
        : positions(conv, in, out, output, Listing.SINGLE);
  }

  private ConvolutionStep positions(
      Operation.Convolution conv, Layout in, Layout out, Output output, Listing listing) {
    PackedConvolution packed =
        new PackedConvolution(conv.window(), in, output, conv.weights(), kernels, weights);
    ListKey read = key(conv.region(), in, out, conv.window().stride(), listing);
    ListKey written = key(conv.region(), out, out, 1, listing);
    return new ConvolutionStep(
        packed,
        lists.number(read),
        lists.number(written),
        new Range(conv.region().masked(), written.positions()));
  }

  private TileStep tiles(Operation.Convolution conv, Layout in, Layout out, Output output) {
    PackedTiles packed =
        new PackedTiles(conv.window(), in, output, conv.weights(), kernels.lanes(), weights);
    tileFloats = Math.max(tileFloats, packed.inputFloats());
    productFloats = Math.max(productFloats, packed.productFloats());
    ListKey tiles = key(conv.region(), in, out, 1, Listing.TILES);
    ListKey positions = key(conv.region(), out, out, 1, Listing.TILE_POSITIONS);
    lists.tiles(tiles, positions);
    return new TileStep(
        kernels.tiles(packed),
        lists.number(tiles),
        lists.number(positions),
        new Range(conv.region().masked(), tiles.positions()));
  }

  Step depthwise(Operation.Depthwise conv) {
    Layout in = layouts.get(conv.input());
    Layout out = layouts.get(conv.output());
    ListKey read = key(conv.region(), in, out, conv.window().stride(), Listing.SINGLE);
    ListKey written = key(conv.region(), out, out, 1, Listing.SINGLE);
    return new DepthwiseStep(
        new PackedDepthwise(conv, in, out, kernels),
        lists.number(read),
        lists.number(written),
        new Range(conv.region().masked(), written.positions()));
  }

  private static ListKey key(Region region, Layout cells, Layout out, int stride, Listing listing) {
    Grid grid = out.grid();
    return new ListKey(
        region, cells.grid(), cells.slots(), stride, grid.height(), grid.width(), listing);
  }
}
