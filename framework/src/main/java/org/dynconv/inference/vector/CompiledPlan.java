package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Size;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Shape;

/** A plan's segments, and what groups of images need to go through them. */
final class CompiledPlan {
  /** A group's buffers may take this much for each thread. */
  private static final long GROUP_BYTES = 16 << 20;

  private static final int LARGEST_GROUP = 32;

  private final Plan plan;
  private final int maxBatch;
  private final int group;
  private final Arena arena = new Arena();
  private final List<Layout> layouts;
  private final TileChoices choices;
  private final PositionLists lists;
  private final ConvolutionCompiler convolutions;
  private final List<Segment> segments;
  private final List<Part> parts;

  CompiledPlan(
      Plan plan, int maxBatch, Kernels kernels, CompileOptions options, MaskOutputs outputs) {
    this.plan = plan;
    this.maxBatch = maxBatch;
    this.group = group(plan, maxBatch, options.threads(), kernels);
    WeightRoom weights = new WeightRoom();
    List<Layout> sketch = Layouts.sketch(plan, group, kernels);
    List<Trio> trios = Strips.worthwhile(plan, sketch, kernels);
    int[] images = Segment.images(plan, sketch, trios, kernels, group);
    this.layouts =
        Layouts.of(
            plan,
            Slots.of(plan, images, group, Math.min(group, sharing(options.threads()))),
            kernels,
            arena,
            Trio.between(plan, trios));
    this.choices = new TileChoices(options.crossover());
    this.lists = new PositionLists(group, choices);
    this.convolutions =
        new ConvolutionCompiler(kernels, layouts, lists, choices, maxBatch, weights);
    List<List<Step>> steps =
        new StepCompiler(
                plan, kernels, layouts, lists, convolutions, outputs, options.forcedMasks())
            .compile();
    int threads = options.threads();
    List<List<Step>> cut =
        new Strips(kernels, layouts, lists, group, threads, arena, weights).cut(trios, steps);
    List<List<Step>> joined =
        new DepthwisePoints(plan, kernels, layouts, group, threads, arena, weights).join(cut);
    this.segments = List.copyOf(Segment.cut(joined, images));
    this.parts =
        IntStream.range(0, options.threads())
            .mapToObj(i -> new Part(i, options.threads()))
            .toList();
  }

  private static int group(Plan plan, int maxBatch, int threads, Kernels kernels) {
    long bytes =
        Layouts.sketch(plan, 1, kernels).stream()
            .mapToLong(layout -> 4L * layout.grid().cells() * layout.pitch())
            .sum();
    long fitting = Math.clamp(GROUP_BYTES / bytes, 1, LARGEST_GROUP);
    // All threads can share a batch that leaves some of them without an image of their own.
    int evenly = Math.max((maxBatch + threads - 1) / threads, Math.min(maxBatch, sharing(threads)));
    return (int) Math.min(fitting, evenly);
  }

  /** The most images of a batch that all threads share, image by image. */
  private static int sharing(int threads) {
    return 2 * threads - 1;
  }

  int group() {
    return group;
  }

  List<Segment> segments() {
    return segments;
  }

  Part part(int thread) {
    return parts.get(thread);
  }

  void check(float[] images, int batch, float[] output) {
    if (batch < 1
        || batch > maxBatch
        || images.length < batch * plan.inputShape().elements()
        || output.length < batch * plan.outputShape().elements()) {
      throw new IllegalArgumentException(
          "batch "
              + batch
              + " of at most "
              + maxBatch
              + " with "
              + images.length
              + " and "
              + output.length
              + " values");
    }
  }

  Workspace workspace(int spares) {
    int sums = 0;
    for (Layout layout : layouts) {
      sums = Math.max(sums, group * layout.grid().height() * layout.pitch());
    }
    int masks = plan.masks().size();
    byte[][] small = new byte[masks][];
    byte[][] large = new byte[masks][];
    for (int mask = 0; mask < masks; mask++) {
      var shape = plan.masks().get(mask);
      small[mask] = MaskGrid.of(shape.size()).allocate(group);
      large[mask] = MaskGrid.of(shape.dilatedSize()).allocate(group);
    }
    List<Spare> own = new ArrayList<>();
    for (int i = 0; i < spares; i++) {
      own.add(convolutions.spare());
    }
    return new Workspace(
        arena.allocate(),
        lists.allocate(),
        tilings(),
        small,
        large,
        new float[sums],
        own.toArray(Spare[]::new));
  }

  private Tiling[] tilings() {
    Tiling[] tilings = new Tiling[choices.count()];
    for (Region region : choices.regions()) {
      MaskShape shape = plan.masks().get(region.mask());
      Size size = region.extent() == Extent.MASK ? shape.size() : shape.dilatedSize();
      tilings[choices.of(region).number()] = new Tiling(MaskGrid.of(size), group);
    }
    return tilings;
  }

  /** Takes a group of a batch's images through the whole network, in one thread. */
  void whole(Workspace space, float[] images, int from, int count, float[] output) {
    load(space, images, from, count, Part.WHOLE);
    for (int s = 0; s < segments.size(); s++) {
      Segment segment = segments.get(s);
      for (int first = 0; first < count; first += segment.images()) {
        int few = Math.min(segment.images(), count - first);
        for (int i = 0; i < segment.steps().size(); i++) {
          segment.steps().get(i).run(space, first, few, Part.WHOLE);
        }
      }
    }
    store(space, count, output);
  }

  /** Copies a group of a batch's images in. */
  void load(Workspace space, float[] images, int from, int count, Part part) {
    space.batchStart = from;
    Shape shape = plan.inputShape();
    Layout layout = layouts.get(plan.input());
    int rows = count * shape.height();
    int rowFloats = shape.width() * shape.channels();
    for (int row = part.from(rows); row < part.to(rows); row++) {
      int source = (from * shape.height() + row) * rowFloats;
      int target = layout.at(row / shape.height(), row % shape.height(), 0);
      copyRow(shape, images, source, shape.channels(), space.floats, target, layout.pitch());
    }
  }

  /** Copies a group's results out. */
  void store(Workspace space, int count, float[] output) {
    Shape shape = plan.outputShape();
    Layout layout = layouts.get(plan.output());
    int rowFloats = shape.width() * shape.channels();
    for (int row = 0; row < count * shape.height(); row++) {
      int source = layout.at(row / shape.height(), row % shape.height(), 0);
      int target = (space.batchStart * shape.height() + row) * rowFloats;
      copyRow(shape, space.floats, source, layout.pitch(), output, target, shape.channels());
    }
  }

  private static void copyRow(
      Shape shape, float[] from, int source, int sourcePitch, float[] to, int target, int pitch) {
    if (sourcePitch == pitch) {
      System.arraycopy(from, source, to, target, shape.width() * pitch);
      return;
    }
    for (int column = 0; column < shape.width(); column++) {
      int at = source + column * sourcePitch;
      System.arraycopy(from, at, to, target + column * pitch, shape.channels());
    }
  }
}
