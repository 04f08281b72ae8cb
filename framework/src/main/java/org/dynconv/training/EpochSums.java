package org.dynconv.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Sums over the images of one epoch, from which its report is made; written into checkpoints. */
final class EpochSums {
  private static final int TOTAL = 0;
  private static final int TASK = 1;
  private static final int NETWORK = 2;
  private static final int BLOCK = 3;
  private static final int CORRECT = 4;
  private static final int IMAGES = 5;
  private static final int SECONDS = 6;
  private static final int USED = 7;

  private final List<String> blocks;
  private final double[] sums;

  EpochSums(List<String> blocks) {
    this.blocks = List.copyOf(blocks);
    this.sums = new double[USED + blocks.size() + 1];
  }

  /**
   * Adds one step; the fractions are of the blocks, then of the network; none for a dense network.
   */
  void add(
      int images,
      double total,
      double task,
      double network,
      double block,
      long correct,
      double[] fractions,
      double seconds) {
    sums[TOTAL] += images * total;
    sums[TASK] += images * task;
    sums[NETWORK] += images * network;
    sums[BLOCK] += images * block;
    sums[CORRECT] += correct;
    sums[IMAGES] += images;
    sums[SECONDS] += seconds;
    for (int i = 0; i < fractions.length; i++) {
      sums[USED + i] += images * fractions[i];
    }
  }

  double[] values() {
    return sums.clone();
  }

  void restore(double[] values) {
    System.arraycopy(values, 0, sums, 0, sums.length);
  }

  void clear() {
    Arrays.fill(sums, 0);
  }

  EpochReport.Progress progress(int epoch, int imagesInEpoch) {
    return new EpochReport.Progress(
        epoch,
        (int) sums[IMAGES],
        imagesInEpoch,
        mean(TOTAL),
        mean(CORRECT),
        blocks.isEmpty()
            ? java.util.Optional.empty()
            : java.util.Optional.of(mean(USED + blocks.size())),
        sums[IMAGES] / sums[SECONDS]);
  }

  EpochReport report(int epoch, long step, double learningRate, OptionalDouble validationTop1) {
    Map<String, Double> blockUsed = new LinkedHashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      blockUsed.put(blocks.get(i), mean(USED + i));
    }
    return new EpochReport(
        epoch,
        step,
        learningRate,
        mean(TOTAL),
        mean(TASK),
        mean(NETWORK),
        mean(BLOCK),
        mean(CORRECT),
        validationTop1,
        blocks.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(mean(USED + blocks.size())),
        blockUsed,
        sums[IMAGES] / sums[SECONDS],
        sums[SECONDS]);
  }

  private double mean(int index) {
    return sums[index] / sums[IMAGES];
  }
}
