package org.dynconv.inference.vector;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.Executable;

/**
 * Runs compiled steps. With enough images every thread takes groups of them through the whole
 * network by itself; with few, all threads share every step.
 */
final class VectorExecutable implements Executable, Team.Job {
  /** The fewest images of a group, unless a thread's share is less: it reads all weights. */
  private static final int FEWEST_IMAGES = 4;

  private final AtomicInteger nextImage = new AtomicInteger();
  private final CompiledPlan plan;
  private final MaskOutputs outputs;
  private final Team team;
  private final Workspace[] spaces;
  private float[] images;
  private float[] output;
  private int batch;
  private boolean shared;
  private boolean closed;

  VectorExecutable(CompiledPlan plan, MaskOutputs outputs, Team team) {
    this.plan = plan;
    this.outputs = outputs;
    this.team = team;
    this.spaces = new Workspace[team.size()];
  }

  @Override
  public void run(float[] images, int batch, float[] output) {
    if (closed) {
      throw new IllegalStateException("the executable is closed");
    }
    plan.check(images, batch, output);
    this.images = images;
    this.output = output;
    this.batch = batch;
    int threads = team.size();
    nextImage.set(0);
    shared = batch < threads || (batch % threads != 0 && batch < 2 * threads);
    shared &= batch <= plan.group();
    for (int i = 0; i < (shared ? 1 : threads); i++) {
      if (spaces[i] == null) {
        spaces[i] = plan.workspace(team.size());
      }
    }
    team.run(this);
    this.images = null;
    this.output = null;
  }

  @Override
  public void work(int thread) {
    if (shared) {
      share(thread);
      return;
    }
    // Whoever is done takes the next group: a thread that the system interrupts holds up nobody.
    int first = next();
    while (first < batch) {
      plan.whole(spaces[thread], images, first, Math.min(size(first), batch - first), output);
      first = next();
    }
  }

  private int next() {
    int first = nextImage.get();
    while (first < batch && !nextImage.compareAndSet(first, first + size(first))) {
      first = nextImage.get();
    }
    return first;
  }

  /**
   * How many images the group has that begins with one: three quarters of what is left for each
   * thread, so that weights are read seldom at first, and all threads end alike.
   */
  private int size(int first) {
    int threads = team.size();
    int fewest = Math.min(FEWEST_IMAGES, (batch + threads - 1) / threads);
    int share = 3 * (batch - first) / (4 * threads);
    return Math.min(plan.group(), Math.max(share / fewest * fewest, fewest));
  }

  private void share(int thread) {
    Workspace space = spaces[0];
    Part part = plan.part(thread);
    plan.load(space, images, 0, batch, part);
    team.await();
    for (Segment segment : plan.segments()) {
      List<Step> steps = segment.steps();
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        if (!step.serial()) {
          step.run(space, 0, batch, part);
        } else if (thread == 0) {
          step.run(space, 0, batch, Part.WHOLE);
        }
        if (!step.serial() || i + 1 == steps.size() || !steps.get(i + 1).serial()) {
          team.await();
        }
      }
    }
    if (thread == 0) {
      plan.store(space, batch, output);
    }
  }

  @Override
  public BlockMasks masks(int mask) {
    if (batch == 0) {
      throw new IllegalStateException("nothing ran yet");
    }
    return outputs.copy(mask, batch);
  }

  @Override
  public void close() {
    closed = true;
    team.close();
  }
}
