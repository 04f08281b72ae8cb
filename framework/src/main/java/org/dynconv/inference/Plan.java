package org.dynconv.inference;

import java.util.List;

/**
 * A network ready to run: operations in order over numbered buffers and masks. Sizes are of one
 * image; a backend adds the batch as the outermost extent.
 *
 * @param buffers shapes of the buffers
 * @param masks shapes of the masks, one for each masked block, in order
 * @param operations the steps, in order
 * @param input number of the buffer that holds the images
 * @param output number of the buffer that holds the result
 */
public record Plan(
    List<Shape> buffers, List<MaskShape> masks, List<Operation> operations, int input, int output) {
  /** Copies the lists and checks that the operations fit their buffers. */
  public Plan {
    buffers = List.copyOf(buffers);
    masks = List.copyOf(masks);
    operations = List.copyOf(operations);
    PlanCheck check = new PlanCheck(buffers, masks);
    check.buffer(input);
    check.buffer(output);
    operations.forEach(check::operation);
  }

  /**
   * What one image has to look like.
   *
   * @return shape of the input buffer
   */
  public Shape inputShape() {
    return buffers.get(input);
  }

  /**
   * What comes out for one image.
   *
   * @return shape of the output buffer
   */
  public Shape outputShape() {
    return buffers.get(output);
  }

  /**
   * Finds a block's mask.
   *
   * @param block the block's name
   * @return the number of its mask
   * @throws IllegalArgumentException if no masked block has that name
   */
  public int maskOf(String block) {
    for (int mask = 0; mask < masks.size(); mask++) {
      if (masks.get(mask).block().equals(block)) {
        return mask;
      }
    }
    throw new IllegalArgumentException("no masked block " + block);
  }
}
