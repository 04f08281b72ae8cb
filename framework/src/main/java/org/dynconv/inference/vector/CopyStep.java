package org.dynconv.inference.vector;

import java.util.Arrays;

/** Copies every {@code stride}-th position, with zero channels before and after. */
record CopyStep(Layout from, Layout to, int stride, int channelsBefore) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    float[] floats = space.floats;
    int height = to.grid().height();
    for (int unit = part.from(images * height); unit < part.to(images * height); unit++) {
      int image = first + unit / height;
      int row = unit % height;
      for (int column = 0; column < to.grid().width(); column++) {
        int at = to.at(image, row, column);
        Arrays.fill(floats, at, at + to.pitch(), 0);
        System.arraycopy(
            floats,
            from.at(image, row * stride, column * stride),
            floats,
            at + channelsBefore,
            from.channels());
      }
    }
  }
}
