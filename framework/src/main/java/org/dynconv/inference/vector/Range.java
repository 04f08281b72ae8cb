package org.dynconv.inference.vector;

/**
 * Which entries of a list belong to some images.
 *
 * @param masked whether the list is made anew for the images at hand
 * @param positions entries of each image, if it is not
 */
record Range(boolean masked, int positions) {
  int from(int first) {
    return masked ? 0 : first * positions;
  }

  int to(Workspace space, int list, int first, int images) {
    return masked ? space.counts[list] : (first + images) * positions;
  }
}
