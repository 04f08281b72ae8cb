package org.dynconv.architecture;

/** Where a convolution has to be computed, and where its cost is counted. */
public enum Extent {
  /** At every position: stem, shortcuts, head, blocks without a mask. */
  EVERYWHERE,
  /** Where the dilated mask is on: a convolution whose output a 3×3 convolution reads. */
  DILATED_MASK,
  /** Where the mask is on. */
  MASK
}
