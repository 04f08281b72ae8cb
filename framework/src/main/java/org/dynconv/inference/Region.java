package org.dynconv.inference;

import org.dynconv.architecture.Extent;

/**
 * Where an operation has to be computed.
 *
 * @param extent everywhere, or which kind of mask
 * @param mask number of the mask in {@link Plan#masks()}, -1 for everywhere
 */
public record Region(Extent extent, int mask) {
  /** All positions. */
  public static final Region EVERYWHERE = new Region(Extent.EVERYWHERE, -1);

  /** Checks that a masked region names a mask and no other does. */
  public Region {
    if ((extent == Extent.EVERYWHERE) != (mask < 0)) {
      throw new IllegalArgumentException("region " + extent + " with mask " + mask);
    }
  }

  /**
   * Whether some positions may be left out.
   *
   * @return true if a mask decides
   */
  public boolean masked() {
    return extent != Extent.EVERYWHERE;
  }
}
