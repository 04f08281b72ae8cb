package org.dynconv.inference.vector;

import java.util.Arrays;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;

/**
 * How many images each buffer of a plan has room for at a time: those that go through its segments
 * together, or a whole group, if a later segment reads what an earlier one wrote.
 */
final class Slots {
  private Slots() {}

  /**
   * By buffer.
   *
   * @param images by operation, how many go through it together; see {@link Segment}
   * @param group images of a group
   * @param fewest images that threads may share
   */
  static int[] of(Plan plan, int[] images, int group, int fewest) {
    int[] slots = new int[plan.buffers().size()];
    int[] writers = new int[slots.length];
    Arrays.fill(slots, fewest);
    Arrays.fill(writers, -1);
    slots[plan.output()] = group;
    int segment = 0;
    for (int i = 0; i < images.length; i++) {
      if (i > 0 && images[i] != images[i - 1]) {
        segment++;
      }
      Operation operation = plan.operations().get(i);
      for (int buffer : BufferUse.read(operation)) {
        slots[buffer] = Math.max(slots[buffer], writers[buffer] == segment ? images[i] : group);
      }
      for (int buffer : BufferUse.written(operation)) {
        slots[buffer] = Math.max(slots[buffer], images[i]);
        writers[buffer] = segment;
      }
    }
    return slots;
  }
}
