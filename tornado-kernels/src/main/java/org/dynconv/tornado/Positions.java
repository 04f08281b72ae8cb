package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * The active positions of a map on the device, sized for the largest case; how many there are is
 * data.
 *
 * @param list numbers of positions over all images, {@code [image, any]}
 * @param counts how many of them each image has
 */
record Positions(IntArray list, IntArray counts) {
  /** Positions that one work item of a product computes. */
  static final int GROUP = 4;

  /** Work items for some positions. */
  static int groups(int positions) {
    return (positions + GROUP - 1) / GROUP;
  }
}
