package org.dynconv.experiments.bench;

import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.CifarResNet;
import org.dynconv.training.LossSettings;
import org.dynconv.training.TrainingProbe;

/**
 * Images a second of each turn, ours and the peer's in turns.
 *
 * @param masked ours, a masked network
 * @param peerMasked the peer's; empty without one
 * @param dense ours, the dense network
 * @param peerDense the peer's; empty without one
 */
public record TrainingComparison(
    double[] masked, double[] peerMasked, double[] dense, double[] peerDense) {
  private static final int WARM_UP = 3;

  /**
   * Measures.
   *
   * @param depth of the ResNet
   * @param batch images in a step
   * @param threads processor threads
   * @param repeats turns
   * @param steps in a turn
   * @param peer the authors' code, if it is there
   * @return images a second by turn
   */
  public static TrainingComparison measure(
      int depth, int batch, int threads, int repeats, int steps, Optional<AuthorsPeer> peer) {
    Architecture dense = CifarResNet.ofDepth(depth);
    double[][] turns = new double[4][repeats];
    try (TrainingProbe masked =
            new TrainingProbe(
                dense.withMasks(), Optional.of(LossSettings.ofPaper(0.5)), batch, threads);
        TrainingProbe plain = new TrainingProbe(dense, Optional.empty(), batch, threads)) {
      masked.seconds(WARM_UP);
      plain.seconds(WARM_UP);
      peer.ifPresent(
          other -> {
            other.seconds("masked", WARM_UP);
            other.seconds("dense", WARM_UP);
          });
      double images = (double) batch * steps;
      for (int i = 0; i < repeats; i++) {
        turns[0][i] = images / masked.seconds(steps);
        turns[2][i] = images / plain.seconds(steps);
        if (peer.isPresent()) {
          turns[1][i] = images / peer.get().seconds("masked", steps);
          turns[3][i] = images / peer.get().seconds("dense", steps);
        }
      }
    }
    double[] none = {};
    return new TrainingComparison(
        turns[0], peer.isPresent() ? turns[1] : none, turns[2], peer.isPresent() ? turns[3] : none);
  }
}
