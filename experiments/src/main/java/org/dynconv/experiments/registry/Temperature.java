package org.dynconv.experiments.registry;

import java.math.BigDecimal;

/**
 * A Gumbel temperature that holds from an epoch on.
 *
 * @param epoch counted from 0
 * @param value the temperature τ, over 0
 */
record Temperature(int epoch, double value) {
  /** {@code epoch:temperature}, which reads back as the same. */
  String canonical() {
    return epoch + ":" + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
