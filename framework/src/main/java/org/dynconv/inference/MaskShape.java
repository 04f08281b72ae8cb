package org.dynconv.inference;

import org.dynconv.architecture.Size;

/**
 * One masked block's mask.
 *
 * @param block the block's name
 * @param size of the mask: the block's output map
 * @param stretch how many times larger the dilated mask is, at least 1
 */
public record MaskShape(String block, Size size, int stretch) {
  /**
   * Size of the dilated mask. With a stretch it can be a row and a column larger than the map it
   * covers; positions out there are counted, never computed.
   *
   * @return rows and columns after stretching
   */
  public Size dilatedSize() {
    return size.times(stretch);
  }
}
