package org.dynconv.inference.vector;

import java.util.List;

/**
 * Some rows of several steps. Threads share each of them alike, so that a step may read what the
 * same thread wrote at the same position in the one before; all else has to be there already.
 */
record StripStep(List<Strip> strips) implements Step {
  /**
   * Some rows of one step.
   *
   * @param from its first position
   * @param to the position after its last
   */
  record Strip(RowStep step, int from, int to) {}

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    Spare spare = space.spares[part.index()];
    for (int image = first; image < first + images; image++) {
      for (int i = 0; i < strips.size(); i++) {
        Strip strip = strips.get(i);
        int count = strip.to - strip.from;
        strip.step.positions(
            space, image, strip.from + part.from(count), strip.from + part.to(count), spare);
      }
    }
  }
}
