package org.dynconv.testing.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dynconv.golden.GoldenCase;

/** The golden cases that the project carries, also where they lie in a jar. */
final class GoldenFiles {
  private GoldenFiles() {}

  static List<String> names() {
    return List.of(
        "resnet8_cifar",
        "resnet14_cifar_lowbudget",
        "bottleneck_imagenet_tiny",
        "mobilenetv2_x025_tiny");
  }

  static GoldenCase read(String name) {
    try {
      Path folder = Files.createTempDirectory("golden");
      Path tensors = copy(name + ".safetensors", folder);
      Path description = copy(name + ".json", folder);
      try {
        return GoldenCase.read(tensors);
      } finally {
        Files.delete(tensors);
        Files.delete(description);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copy(String file, Path folder) throws IOException {
    try (InputStream resource = GoldenFiles.class.getResourceAsStream("/golden/" + file)) {
      Path copy = folder.resolve(file);
      Files.copy(resource, copy);
      return copy;
    }
  }
}
