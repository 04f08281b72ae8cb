package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.WorkerGrid2D;
import uk.ac.manchester.tornado.api.common.TaskPackage;

/** Collects the kernels of a network in order, with the arrays that stay on the device. */
final class Program {
  /** Work items of one group, along the first axis. The same everywhere, to be compiled once. */
  private static final int GROUP = 32;

  /** Some devices take no more along the second axis; kernels step on by the size of the grid. */
  private static final int MOST_SECOND = 32_768;

  private final List<Object> resident = new ArrayList<>();
  private final List<Kernel> kernels = new ArrayList<>();

  /** Gives a kernel and its arguments under an id. */
  interface Launch {
    TaskPackage of(String id);
  }

  /**
   * A kernel in its place.
   *
   * @param id unlike all others
   * @param grid its work items
   * @param launch the kernel and its arguments
   */
  record Kernel(String id, WorkerGrid grid, Launch launch) {}

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
    String id = "k" + kernels.size() + "-" + name.replace('.', '-');
    kernels.add(new Kernel(id, grid, launch));
  }

  private static int rounded(int items) {
    return (items + GROUP - 1) / GROUP * GROUP;
  }

  /** The kernels so far. */
  List<Kernel> kernels() {
    return List.copyOf(kernels);
  }

  /** The arrays noted so far. */
  List<Object> resident() {
    return List.copyOf(resident);
  }
}
