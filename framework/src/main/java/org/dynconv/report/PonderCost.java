package org.dynconv.report;

import java.util.Arrays;
import java.util.List;

/**
 * The ponder cost map of an image {@code [H, W]}: how many blocks computed each pixel, every mask
 * enlarged to the input's resolution by nearest neighbour (as the paper draws it, after "Spatially
 * Adaptive Computation Time", Figurnov et al. 2017).
 */
public final class PonderCost {
  private final int height;
  private final int width;
  private final int blocks;
  private final int[] counts;

  private PonderCost(int height, int width, int blocks, int[] counts) {
    this.height = height;
    this.width = width;
    this.blocks = blocks;
    this.counts = counts;
  }

  /**
   * Counts the blocks that computed each pixel.
   *
   * @param height the input's rows
   * @param width the input's columns
   * @param masks hard masks of any size
   * @return the map
   */
  public static PonderCost of(int height, int width, List<Mask> masks) {
    int[] counts = new int[height * width];
    for (Mask mask : masks) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          counts[y * width + x] += mask.activeAt(y, x, height, width) ? 1 : 0;
        }
      }
    }
    return new PonderCost(height, width, masks.size(), counts);
  }

  /**
   * How many blocks computed a pixel.
   *
   * @param y row
   * @param x column
   * @return 0 to {@link #blocks()}
   */
  public int count(int y, int x) {
    return counts[y * width + x];
  }

  /**
   * How many blocks there were.
   *
   * @return the largest count possible
   */
  public int blocks() {
    return blocks;
  }

  /**
   * The average over the pixels.
   *
   * @return blocks per pixel
   */
  public double mean() {
    return Arrays.stream(counts).average().orElseThrow();
  }

  /**
   * How well the map finds the foreground: intersection over union of the foreground with the
   * pixels whose count is at least the map's mean. A map that is the same everywhere thus scores
   * the foreground's part of the image.
   *
   * @param foreground where the labelled thing is, of any resolution
   * @return 0 to 1
   */
  public double intersectionOverUnion(Mask foreground) {
    return intersectionOverUnion(foreground, mean());
  }

  /**
   * The same at a given level.
   *
   * @param foreground where the labelled thing is, of any resolution
   * @param level pixels of at least this count are taken for foreground
   * @return 0 to 1; NaN when neither has a pixel
   */
  public double intersectionOverUnion(Mask foreground, double level) {
    int both = 0;
    int either = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean found = count(y, x) >= level;
        boolean there = foreground.activeAt(y, x, height, width);
        both += found && there ? 1 : 0;
        either += found || there ? 1 : 0;
      }
    }
    return (double) both / either;
  }

  /**
   * How much more the network computes on the foreground than beside it.
   *
   * @param foreground where the labelled thing is, of any resolution
   * @return mean count inside over mean count outside; NaN when one of the two has no pixel or
   *     nothing was computed, infinite when nothing was computed outside
   */
  public double insideOverOutside(Mask foreground) {
    long[] sums = new long[2];
    long[] pixels = new long[2];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int side = foreground.activeAt(y, x, height, width) ? 1 : 0;
        sums[side] += count(y, x);
        pixels[side]++;
      }
    }
    double inside = (double) sums[1] / pixels[1];
    double outside = (double) sums[0] / pixels[0];
    return inside / outside;
  }
}
