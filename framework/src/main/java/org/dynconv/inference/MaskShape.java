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

  /**
   * Stretches one image's mask with zeros between ({@code (i, j)} moves to {@code (s·i, s·j)}) and
   * turns on every position that has one of its 3×3 neighbours, or itself, on.
   *
   * @param mask {@code [height, width]}, not 0 where it is on
   * @return a new array of the dilated size, 0 or 1
   */
  public byte[] dilate(byte[] mask) {
    Size large = dilatedSize();
    byte[] dilated = new byte[large.positions()];
    for (int p = 0; p < mask.length; p++) {
      if (mask[p] != 0) {
        int row = p / size.width() * stretch;
        int column = p % size.width() * stretch;
        for (int y = Math.max(row - 1, 0); y <= Math.min(row + 1, large.height() - 1); y++) {
          for (int x = Math.max(column - 1, 0); x <= Math.min(column + 1, large.width() - 1); x++) {
            dilated[y * large.width() + x] = 1;
          }
        }
      }
    }
    return dilated;
  }
}
