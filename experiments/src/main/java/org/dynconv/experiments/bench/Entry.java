package org.dynconv.experiments.bench;

import java.util.Optional;

/**
 * One row to be measured.
 *
 * @param contestant what runs
 * @param peer whether it is one of the dense runtimes, not a backend
 * @param masks what its masks are; empty for a dense network
 */
record Entry(Contestant contestant, boolean peer, Optional<MaskCount> masks) {
  /** Whether this is a backend's dense network. */
  boolean denseOf(Entry other) {
    return !peer && masks.isEmpty() && contestant.name().equals(other.contestant.name());
  }

  /** Whether another backend runs the same masks, or both none. */
  boolean twinOf(Entry other) {
    return !peer
        && !other.peer
        && !contestant.name().equals(other.contestant.name())
        && masks.map(MaskCount::source).equals(other.masks.map(MaskCount::source));
  }
}
