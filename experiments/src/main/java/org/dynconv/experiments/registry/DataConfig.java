package org.dynconv.experiments.registry;

/**
 * The data of an experiment.
 *
 * @param dataset which data set
 * @param shapes how the shapes are painted, for the data set of that name
 * @param shortTest whether a CIFAR-10 test file with fewer images is accepted
 * @param augment whether training images are augmented
 * @param validation share of the training images held out for validation, 0 to 0.9
 */
public record DataConfig(
    DatasetChoice dataset,
    ShapesConfig shapes,
    boolean shortTest,
    boolean augment,
    double validation) {
  static DataConfig of(ResolvedSettings settings) {
    return new DataConfig(
        settings.get(Settings.DATASET),
        new ShapesConfig(
            settings.get(Settings.SHAPES_TRAIN),
            settings.get(Settings.SHAPES_TEST),
            settings.get(Settings.FOREGROUND_MIN),
            settings.get(Settings.FOREGROUND_MAX)),
        settings.get(Settings.SHORT_TEST),
        settings.get(Settings.AUGMENT),
        settings.get(Settings.VALIDATION));
  }

  /**
   * How the shapes are painted.
   *
   * @param train number of training images
   * @param test number of test images
   * @param foregroundMin the least share of an image that its shape covers
   * @param foregroundMax the greatest share of an image that its shape covers
   */
  public record ShapesConfig(int train, int test, double foregroundMin, double foregroundMax) {}
}
