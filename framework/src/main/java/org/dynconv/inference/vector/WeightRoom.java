package org.dynconv.inference.vector;

/**
 * Gives packed weights their room, next to each other in arrays so large that vectors lie in whole
 * cache lines; see {@link Arena}.
 */
final class WeightRoom {
  private static final int CHUNK = 1 << 20;

  private float[] chunk = {};
  private int used;

  /**
   * Some room.
   *
   * @param floats the array
   * @param start where it begins
   */
  record Place(float[] floats, int start) {}

  /** Sets floats aside, all zero. */
  Place reserve(int floats) {
    if (floats > chunk.length - used) {
      chunk = new float[Math.max(CHUNK, Math.addExact(floats, Arena.LEAD))];
      used = Arena.LEAD;
    }
    Place place = new Place(chunk, used);
    used += Math.min((floats + Arena.LINE - 1) / Arena.LINE * Arena.LINE, chunk.length - used);
    return place;
  }
}
