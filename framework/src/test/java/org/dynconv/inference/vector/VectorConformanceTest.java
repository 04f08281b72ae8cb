package org.dynconv.inference.vector;

import java.util.stream.Stream;
import org.dynconv.testing.conformance.BackendConformance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shared suite with vectors, and with the plain loops that stand in for them. */
class VectorConformanceTest {
  @TestFactory
  Stream<DynamicTest> vectors() {
    return suite("vector");
  }

  @TestFactory
  Stream<DynamicTest> plainLoops() {
    return suite("scalar");
  }

  private static Stream<DynamicTest> suite(String provider) {
    return new BackendConformance(
            new VectorBackend(() -> Providers.find(provider, Providers::vectorModuleLoaded)))
        .tests();
  }
}
