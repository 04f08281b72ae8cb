package org.dynconv.experiments.bench;

import java.util.function.BiFunction;

/** The dense runtimes that a user might pick instead. */
enum Peer {
  ONNX_RUNTIME("ONNX Runtime", OnnxRuntimePeer::new),
  LIBTORCH("libtorch", TorchPeer::new);

  private final String label;
  private final BiFunction<Workload, Integer, Contestant> opening;

  Peer(String label, BiFunction<Workload, Integer, Contestant> opening) {
    this.label = label;
    this.opening = opening;
  }

  String label() {
    return label;
  }

  /**
   * Prepares a network.
   *
   * @throws LinkageError if the library is not on the class path, or has no natives for this
   *     machine
   */
  Contestant open(Workload work, int threads) {
    return opening.apply(work, threads);
  }
}
