package org.dynconv.weights;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The files that PyTorch wrote, among the test resources. */
final class PyTorchFixture {
  private PyTorchFixture() {}

  static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(PyTorchFixture.class.getResource("/pytorch/" + name), name)
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
