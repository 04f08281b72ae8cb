package org.dynconv.experiments.bench;

/**
 * A peer that could not be measured.
 *
 * @param peer its name
 * @param reason why, in words for a user
 */
public record Absence(String peer, String reason) {
  /** Says so in one line. */
  @Override
  public String toString() {
    return peer + " is unavailable: " + reason;
  }
}
