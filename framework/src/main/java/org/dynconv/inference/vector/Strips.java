package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Window;

/**
 * Takes large maps through a {@link Trio} some rows at a time, so that what one layer writes is
 * still in a core's own cache when the next one reads it, and is never written to memory: the maps
 * inside have room for these rows only. Every thread takes rows of its own and waits for nobody in
 * between; rows that two threads look at are computed by both.
 */
final class Strips {
  /** From this on a map does not stay in a core's own cache until it is read. */
  private static final int LARGE_BYTES = 640 << 10;

  private final Kernels kernels;
  private final List<Layout> layouts;
  private final PositionLists lists;
  private final int images;
  private final int threads;
  private final Arena arena;
  private final WeightRoom weights;

  Strips(
      Kernels kernels,
      List<Layout> layouts,
      PositionLists lists,
      int images,
      int threads,
      Arena arena,
      WeightRoom weights) {
    this.kernels = kernels;
    this.layouts = layouts;
    this.lists = lists;
    this.images = images;
    this.threads = threads;
    this.arena = arena;
    this.weights = weights;
  }

  /** The trios that are better done by strips. */
  static List<Trio> worthwhile(Plan plan, List<Layout> layouts, Kernels kernels) {
    return IntStream.range(0, plan.operations().size())
        .mapToObj(i -> Trio.at(plan, i))
        .flatMap(Optional::stream)
        .filter(trio -> worthwhile(trio, layouts, kernels))
        .toList();
  }

  private static boolean worthwhile(Trio trio, List<Layout> layouts, Kernels kernels) {
    Window window = trio.before().window();
    Layout in = layouts.get(trio.before().input());
    Layout wide = layouts.get(trio.depthwise().input());
    return 4L * wide.grid().positions() * wide.pitch() > LARGE_BYTES
        && !kernels.tiles(window, in.channels());
  }

  /**
   * Replaces the steps of operations that are done by strips.
   *
   * @param steps by operation; the first of three that are done together gets all their steps
   */
  List<List<Step>> cut(List<Trio> trios, List<List<Step>> steps) {
    List<List<Step>> cut = new ArrayList<>(steps);
    for (Trio trio : trios) {
      StripLayers layers = layers(trio);
      cut.set(
          trio.first(),
          layers.room().halo() > 0
              ? List.of(new StripHaloStep(layers), new StripStep(layers))
              : List.of(new StripStep(layers)));
      cut.set(trio.first() + 1, List.of());
      cut.set(trio.first() + 2, List.of());
    }
    return cut;
  }

  private StripLayers layers(Trio trio) {
    Layout in = layouts.get(trio.before().input());
    Layout wide = layouts.get(trio.depthwise().input());
    Layout narrow = layouts.get(trio.depthwise().output());
    Layout out = layouts.get(trio.after().output());
    StripRoom room = StripRoom.of(trio, wide, narrow, threads, images, arena);
    int height = out.grid().height();
    return new StripLayers(
        room,
        packed(trio.before(), in, room.wide()),
        depthwise(trio.depthwise(), room),
        packed(trio.after(), room.narrow(), out),
        lists.number(key(in, wide, trio.before().window().stride())),
        lists.number(key(out, out, 1)),
        StripShare.of(room, 0, 0, height, images),
        IntStream.range(0, threads)
            .mapToObj(i -> new Part(i, threads))
            .map(
                part ->
                    StripShare.of(room, part.index(), part.from(height), part.to(height), images))
            .toList());
  }

  private PackedConvolution packed(Operation.Convolution conv, Layout in, Layout out) {
    Output output = new Output(out, conv.bias(), conv.activation(), conv.residual().isPresent());
    return new PackedConvolution(conv.window(), in, output, conv.weights(), kernels, weights);
  }

  /** The slots begin with the first row that the window looks at. */
  private PackedDepthwise depthwise(Operation.Depthwise conv, StripRoom room) {
    Window window =
        new Window(conv.window().kernel(), conv.window().stride(), 0, conv.window().left());
    return new PackedDepthwise(
        new Operation.Depthwise(
            conv.name(),
            conv.input(),
            conv.output(),
            window,
            conv.weights(),
            conv.bias(),
            conv.activation(),
            conv.region()),
        room.wide(),
        room.narrow(),
        kernels);
  }

  private static ListKey key(Layout cells, Layout out, int stride) {
    return new ListKey(
        Region.EVERYWHERE,
        cells.grid(),
        cells.slots(),
        stride,
        out.grid().height(),
        out.grid().width(),
        Listing.SINGLE);
  }
}
