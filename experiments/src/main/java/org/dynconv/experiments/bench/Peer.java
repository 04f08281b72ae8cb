package org.dynconv.experiments.bench;

import org.dynconv.training.LibTorch;

/** The dense runtimes that a user might pick instead. */
enum Peer {
  ONNX_RUNTIME("ONNX Runtime"),
  LIBTORCH("libtorch");

  private final String label;

  Peer(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The library's version, or that it is not here. */
  String version() {
    try {
      return switch (this) {
        case ONNX_RUNTIME -> OnnxRuntimePeer.version();
        case LIBTORCH -> LibTorch.version();
      };
    } catch (LinkageError missing) {
      return "unavailable";
    }
  }

  /**
   * Prepares a network.
   *
   * @throws LinkageError if the library is not on the class path, or has no natives for this
   *     machine
   */
  Contestant open(Workload work, int threads) {
    return switch (this) {
      case ONNX_RUNTIME -> new OnnxRuntimePeer(work, threads);
      case LIBTORCH -> new TorchPeer(work, threads);
    };
  }
}
