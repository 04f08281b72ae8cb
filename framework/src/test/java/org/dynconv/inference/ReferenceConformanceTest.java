package org.dynconv.inference;

import java.util.stream.Stream;
import org.dynconv.testing.conformance.BackendConformance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The oracle itself: compared with the authors' code, and run like every other backend. */
class ReferenceConformanceTest {
  @TestFactory
  Stream<DynamicTest> golden() {
    return new BackendConformance(Backends.named("reference")).golden();
  }

  @TestFactory
  Stream<DynamicTest> refusals() {
    return new BackendConformance(Backends.named("reference")).refusals();
  }
}
