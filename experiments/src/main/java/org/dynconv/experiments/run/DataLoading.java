package org.dynconv.experiments.run;

import java.nio.file.Path;
import java.util.Optional;
import org.dynconv.data.Augmentation;
import org.dynconv.data.Cifar10;
import org.dynconv.data.DataRoot;
import org.dynconv.data.Dataset;
import org.dynconv.data.ImageFolder;
import org.dynconv.data.Normalisation;
import org.dynconv.data.Part;
import org.dynconv.data.Shapes;
import org.dynconv.data.Split;
import org.dynconv.experiments.registry.DataConfig;
import org.dynconv.seed.RootSeed;

/** Loads the images that a configuration names, and splits off the validation images. */
record DataLoading(DataConfig config, DataRoot root, RootSeed seed) {
  ExperimentData load() {
    return switch (config.dataset()) {
      case SHAPES ->
          split("shapes", shapes(Part.TRAINING), shapes(Part.TEST), Normalisation.CIFAR10);
      case CIFAR10 ->
          split(
              "cifar10",
              Cifar10.training(root),
              Cifar10.test(root, config.shortTest()),
              Normalisation.CIFAR10);
      case IMAGENET_FOLDER -> {
        Path folder = root.folder().resolve("imagenet");
        yield split(
            "imagenet-folder",
            ImageFolder.open(folder.resolve("train")),
            ImageFolder.open(folder.resolve("val")),
            Normalisation.IMAGENET);
      }
    };
  }

  private Shapes shapes(Part part) {
    DataConfig.ShapesConfig shapes = config.shapes();
    return Shapes.builder(seed)
        .part(part)
        .size(part == Part.TRAINING ? shapes.train() : shapes.test())
        .foreground(shapes.foregroundMin(), shapes.foregroundMax())
        .build();
  }

  private ExperimentData split(
      String name, Dataset whole, Dataset test, Normalisation normalisation) {
    int held = (int) Math.round(config.validation() * whole.size());
    Split split = Split.draw(whole, held, seed);
    return new ExperimentData(
        name,
        split.training(),
        held == 0 ? Optional.empty() : Optional.of(split.validation()),
        test,
        config.augment() ? augmentation() : Augmentation.none(),
        normalisation);
  }

  private Augmentation augmentation() {
    return switch (config.dataset()) {
      case SHAPES, CIFAR10 -> Augmentation.cifar();
      case IMAGENET_FOLDER -> Augmentation.imagenet();
    };
  }
}
