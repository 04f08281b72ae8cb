package org.dynconv.inference;

/**
 * Whether a backend can run here.
 *
 * @param available true if it can
 * @param reason why it cannot, or what it would run on
 */
public record Availability(boolean available, String reason) {
  /**
   * It can.
   *
   * @param detail what it would run on
   * @return an available one
   */
  public static Availability yes(String detail) {
    return new Availability(true, detail);
  }

  /**
   * It cannot.
   *
   * @param reason why, in words for a user
   * @return an unavailable one
   */
  public static Availability no(String reason) {
    return new Availability(false, reason);
  }
}
