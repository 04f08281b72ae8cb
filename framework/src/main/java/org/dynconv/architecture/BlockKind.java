package org.dynconv.architecture;

/** The residual blocks of the paper's networks. */
public enum BlockKind {
  /** Two 3×3 convolutions; the first carries the stride. */
  BASIC,
  /** 1×1, 3×3 (carries the stride), 1×1. */
  BOTTLENECK,
  /** 1×1 expansion, 3×3 depthwise (carries the stride), 1×1 projection without activation. */
  INVERTED_RESIDUAL
}
