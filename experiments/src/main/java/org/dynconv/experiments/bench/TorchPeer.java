package org.dynconv.experiments.bench;

import org.dynconv.training.LibTorchClassifier;
import org.dynconv.weights.BatchNormFolding;

/** Dense libtorch: channels-last, batch norms folded, no gradients. */
final class TorchPeer implements Contestant {
  private final Workload work;
  private final LibTorchClassifier classifier;
  private float[] logits;

  TorchPeer(Workload work, int threads) {
    this.work = work;
    this.classifier =
        new LibTorchClassifier(
            BatchNormFolding.fold(work.dense()),
            BatchNormFolding.fold(work.dense(), work.weights()),
            threads);
  }

  @Override
  public String name() {
    return Peer.LIBTORCH.label();
  }

  @Override
  public void run() {
    logits = classifier.classify(work.images(), work.batch(), work.masked().image()).logits();
  }

  @Override
  public float[] logits() {
    return logits.clone();
  }

  @Override
  public void close() {
    classifier.close();
  }
}
