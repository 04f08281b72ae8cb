package org.dynconv.inference.vector;

import java.util.function.BooleanSupplier;
import org.dynconv.error.UserException;

/**
 * Chooses between vectors and plain loops. The classes that need the Vector API are not touched
 * unless its module is there.
 */
final class Providers {
  /** System property: {@code auto}, {@code vector} or {@code scalar}. */
  static final String PROPERTY = "dynconv.inference.kernels";

  private static final System.Logger LOG = System.getLogger(Providers.class.getName());
  private static final String REMEDY =
      "start Java with --add-modules=jdk.incubator.vector, as the dynconv launcher does";

  private Providers() {}

  /**
   * Finds the kernels.
   *
   * @param choice {@code auto}, {@code vector} or {@code scalar}
   * @param vectorModule whether the module of the Vector API is there
   * @return the kernels; with {@code auto} plain ones if there are no vectors
   * @throws UserException if vectors are asked for and missing, or the choice is none of the three
   */
  static Kernels find(String choice, BooleanSupplier vectorModule) {
    return switch (choice) {
      case "scalar" -> new ScalarKernels();
      case "vector" -> {
        if (!vectorModule.getAsBoolean()) {
          throw new UserException(
              "Kernels \"vector\" were asked for, but the module jdk.incubator.vector is not"
                  + " loaded: "
                  + REMEDY
                  + ".");
        }
        yield new VectorKernels();
      }
      case "auto" -> {
        if (!vectorModule.getAsBoolean()) {
          LOG.log(
              System.Logger.Level.WARNING,
              "plain loops in place of vectors, because the module jdk.incubator.vector is not"
                  + " loaded; "
                  + REMEDY);
          yield new ScalarKernels();
        }
        yield new VectorKernels();
      }
      default ->
          throw new UserException(
              "System property "
                  + PROPERTY
                  + " is \""
                  + choice
                  + "\", expected auto, vector or scalar.");
    };
  }

  /** Whether this Java has the Vector API. */
  static boolean vectorModuleLoaded() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
