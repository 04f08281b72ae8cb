package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.WorkerGrid2D;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;

/** Collects the kernels of a network in order, with the arrays that stay on the device. */
final class Program {
  private static final String NAME = "network";

  /** Work items of one group, along the first axis. The same everywhere, to be compiled once. */
  private static final int GROUP = 32;

  /** Some devices take no more along the second axis; kernels step on by the size of the grid. */
  private static final int MOST_SECOND = 32_768;

  private final List<Object> resident = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private final GridScheduler grids = new GridScheduler();

  /** Adds a kernel to a graph under an id. */
  interface Launch {
    void add(TaskGraph graph, String id);
  }

  private record Task(String id, Launch launch) {}

  /** Notes an array that is moved once and stays. */
  <T> T keep(T array) {
    resident.add(array);
    return array;
  }

  /** A kernel over one axis of work items. */
  void launch(String name, int items, Launch launch) {
    add(name, new WorkerGrid1D(rounded(items)), launch);
  }

  /** A kernel over two axes of work items. */
  void launch(String name, int items, int second, Launch launch) {
    add(name, new WorkerGrid2D(rounded(items), Math.min(second, MOST_SECOND)), launch);
  }

  private void add(String name, WorkerGrid grid, Launch launch) {
    grid.setLocalWork(GROUP, 1, 1);
    String id = "k" + tasks.size() + "-" + name.replace('.', '-');
    grids.addWorkerGrid(NAME + "." + id, grid);
    tasks.add(new Task(id, launch));
  }

  private static int rounded(int items) {
    return (items + GROUP - 1) / GROUP * GROUP;
  }

  GridScheduler grids() {
    return grids;
  }

  /** How many kernels there are. */
  int size() {
    return tasks.size();
  }

  /**
   * Builds the task graph.
   *
   * @param everyTime goes to the device before every execution
   * @param result comes back after every execution
   * @param onDemand can be asked for after an execution
   */
  ImmutableTaskGraph graph(List<?> everyTime, Object result, List<?> onDemand) {
    TaskGraph graph = new TaskGraph(NAME);
    graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, resident.toArray());
    graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, everyTime.toArray());
    tasks.forEach(task -> task.launch().add(graph, task.id()));
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, result);
    if (!onDemand.isEmpty()) {
      graph.transferToHost(DataTransferMode.UNDER_DEMAND, onDemand.toArray());
    }
    return graph.snapshot();
  }
}
