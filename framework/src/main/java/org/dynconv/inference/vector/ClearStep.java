package org.dynconv.inference.vector;

import java.util.Arrays;

/**
 * Sets a map to zero before it is written on a mask only. What is there from other images would
 * cancel out in the tiles that read it, but not to the last bit.
 */
record ClearStep(Layout layout) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int height = layout.grid().height();
    int rowFloats = layout.grid().width() * layout.pitch();
    for (int unit = part.from(images * height); unit < part.to(images * height); unit++) {
      int at = layout.at(first + unit / height, unit % height, 0);
      Arrays.fill(space.floats, at, at + rowFloats, 0);
    }
  }
}
