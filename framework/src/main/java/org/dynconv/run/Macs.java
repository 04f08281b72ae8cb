package org.dynconv.run;

/**
 * Multiply-accumulates per image, averaged over the test images: what the masks left, and what the
 * same network costs without masks.
 *
 * @param used with the masks applied
 * @param dense without masks
 */
public record Macs(double used, double dense) {
  /**
   * The part of the dense cost that the masks saved.
   *
   * @return 0 to 1; negative when mask units cost more than they save
   */
  public double saved() {
    return 1 - used / dense;
  }
}
