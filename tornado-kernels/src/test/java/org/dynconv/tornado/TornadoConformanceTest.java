package org.dynconv.tornado;

import java.util.stream.Stream;
import org.dynconv.testing.conformance.BackendConformance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite of all backends, on the device. Every network is compiled anew, which takes seconds, so
 * that the usual build draws few random ones; {@code -Ddynconv.tornado.cases=126} draws them all.
 */
class TornadoConformanceTest {
  private static final int CASES = Integer.getInteger("dynconv.tornado.cases", 12);

  private final BackendConformance suite = new BackendConformance(new TornadoBackend(), CASES);

  @BeforeAll
  static void device() {
    System.out.println("TornadoVM: tested on " + TestDevice.require().description());
  }

  @TestFactory
  Stream<DynamicTest> randomPlans() {
    return suite.randomPlans();
  }

  @TestFactory
  Stream<DynamicTest> singleBlocks() {
    return suite.singleBlocks();
  }

  @TestFactory
  Stream<DynamicTest> golden() {
    return suite.golden();
  }

  /** There is no {@code bothWays}: this backend has one way to compute, whatever the crossover. */
  @TestFactory
  Stream<DynamicTest> sameBits() {
    return suite.sameBits();
  }

  @TestFactory
  Stream<DynamicTest> refusals() {
    return suite.refusals();
  }
}
