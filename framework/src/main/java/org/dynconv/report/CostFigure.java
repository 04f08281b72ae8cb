package org.dynconv.report;

import org.dynconv.run.Macs;
import org.dynconv.run.ModelResult;

/** The two cost figures, which are never mixed. */
public enum CostFigure {
  /** Conditional convolutions only: what the sparsity loss sees. */
  CONDITIONAL("conditional convolutions"),
  /** All convolutions, mask units counted in: what the paper's tables print. */
  ALL("all convolutions");

  private final String label;

  CostFigure(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /**
   * This figure of a result.
   *
   * @param result a model's result
   * @return multiply-accumulates per image
   */
  public Macs of(ModelResult result) {
    return switch (this) {
      case CONDITIONAL -> result.conditional();
      case ALL -> result.all();
    };
  }
}
