package org.dynconv.inference.vector;

import java.util.Arrays;

/** Copies every {@code stride}-th position, with zero channels before and after. */
record CopyStep(int input, Layout from, int output, Layout to, int stride, int channelsBefore)
    implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    float[] in = space.buffers[input];
    float[] out = space.buffers[output];
    int height = to.grid().height();
    for (int unit = part.from(images * height); unit < part.to(images * height); unit++) {
      int image = first + unit / height;
      int row = unit % height;
      for (int column = 0; column < to.grid().width(); column++) {
        int at = to.at(image, row, column);
        Arrays.fill(out, at, at + to.pitch(), 0);
        System.arraycopy(
            in,
            from.at(image, row * stride, column * stride),
            out,
            at + channelsBefore,
            from.channels());
      }
    }
  }
}
