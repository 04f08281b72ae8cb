package org.dynconv.inference;

/** Something that runs plans. Found with {@link java.util.ServiceLoader}. */
public interface MaskedBackend {
  /**
   * Its name on the command line.
   *
   * @return lower case, one word
   */
  String name();

  /**
   * Whether it can run on this machine, in this Java process.
   *
   * @return yes, or no with the reason
   */
  Availability availability();

  /**
   * How much it is to be preferred where nobody chose: the largest available one wins.
   *
   * @return 0 for the plain one, more for faster ones
   */
  int preference();

  /**
   * Prepares a plan: packs weights, sizes buffers.
   *
   * @param plan what to run
   * @param maxBatch the most images of one run, at least 1
   * @param options how to run it
   * @return the executable, to be closed
   * @throws org.dynconv.error.UserException if the options ask for what it cannot do
   */
  Executable compile(Plan plan, int maxBatch, CompileOptions options);
}
