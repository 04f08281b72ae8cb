package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;

/**
 * A program as task graphs to be run one after the other, each as long as TornadoVM has room for.
 * Arrays that a later graph takes again stay on the device, and are handed on from each graph to
 * the next one, because TornadoVM takes them from the graph that ran last. Only the graph that
 * takes an array first brings it to the device or back, and so frees it: TornadoVM would free it
 * once for each graph that names it.
 */
final class Graphs {
  /** Nodes of one graph. TornadoVM has room for 1,024. */
  static final int MOST_NODES = 1_000;

  private static final String NAME = "network";

  /** For each array its own node, its way to the device, and what becomes of it in the end. */
  private static final int NODES_OF_ARRAY = 3;

  /** For each kernel its own node and one that allocates its arrays. */
  private static final int NODES_OF_KERNEL = 2;

  /** Kernels from one to before another. */
  private record Part(int begin, int end) {}

  private final List<Program.Kernel> kernels;
  private final ArrayLives lives;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Cuts a program.
   *
   * @param mostNodes nodes that one graph has room for
   */
  Graphs(Program program, int mostNodes) {
    this.kernels = program.kernels();
    this.lives = new ArrayLives(kernels);
    int begin = 0;
    while (begin < kernels.size()) {
      int end = begin + 1;
      while (end < kernels.size() && nodes(begin, end + 1) <= mostNodes) {
        end++;
      }
      parts.add(new Part(begin, end));
      begin = end;
    }
  }

  /** As if kernels wrote all arrays that they take: TornadoVM adds a node for each of these. */
  private int nodes(int begin, int end) {
    return NODES_OF_KERNEL * (end - begin)
        + lives.arguments(begin, end)
        + NODES_OF_ARRAY * lives.taken(begin, end)
        + lives.across(begin).size();
  }

  /** The work items of all kernels. */
  GridScheduler grids() {
    GridScheduler grids = new GridScheduler();
    for (int number = 0; number < parts.size(); number++) {
      for (Program.Kernel kernel : kernels(number)) {
        grids.addWorkerGrid(name(number) + "." + kernel.id(), kernel.grid());
      }
    }
    return grids;
  }

  private List<Program.Kernel> kernels(int number) {
    return kernels.subList(parts.get(number).begin(), parts.get(number).end());
  }

  private static String name(int number) {
    return NAME + number;
  }

  /** The number of the graph that takes an array first, and has to be asked for it. */
  int first(Object array) {
    return IntStream.range(0, parts.size())
        .filter(n -> lives.beginsIn(array, parts.get(n).begin(), parts.get(n).end()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kernel takes this array"));
  }

  /**
   * Builds the task graphs.
   *
   * @param resident goes to the device before the first execution and stays
   * @param everyTime goes to the device before every execution
   * @param onDemand can be asked for after an execution, from the graph that takes it first
   */
  List<ImmutableTaskGraph> build(
      List<Object> resident, List<Object> everyTime, List<Object> onDemand) {
    List<ImmutableTaskGraph> graphs = new ArrayList<>();
    for (int number = 0; number < parts.size(); number++) {
      Part part = parts.get(number);
      TaskGraph graph = new TaskGraph(name(number));
      List<Object> handedOn = lives.across(part.begin());
      if (!handedOn.isEmpty()) {
        graph.consumeFromDevice(name(number - 1), handedOn.toArray());
      }
      Object[] once = beginning(resident, part).toArray();
      graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, once);
      Object[] always = beginning(everyTime, part).toArray();
      graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, always);
      kernels(number).forEach(kernel -> graph.addTask(kernel.launch().of(kernel.id())));
      List<Object> kept = new ArrayList<>(beginning(onDemand, part));
      lives.across(part.end()).stream()
          .filter(array -> lives.beginsIn(array, part.begin(), part.end()))
          .filter(array -> !onDemand.contains(array))
          .forEach(kept::add);
      graph.persistOnDevice(kept.toArray());
      graphs.add(graph.snapshot());
    }
    return graphs;
  }

  private List<Object> beginning(List<Object> arrays, Part part) {
    return arrays.stream().filter(a -> lives.beginsIn(a, part.begin(), part.end())).toList();
  }
}
