package org.dynconv.experiments.registry;

/** The data sets that an experiment can train on. */
public enum DatasetChoice implements Named {
  /** The procedural shapes, which need no download. */
  SHAPES,
  /** CIFAR-10 in its binary version. */
  CIFAR10,
  /** A folder of pictures with one sub-folder a class, as ImageNet is usually laid out. */
  IMAGENET_FOLDER
}
