package org.dynconv.training;

import org.bytedeco.pytorch.Tensor;

/**
 * The masks of one block for one batch.
 *
 * @param block the block's name
 * @param logits scores without noise {@code [N, 1, h, w]}
 * @param mask 1 where the branch counts, else 0; in training with the straight-through gradient
 * @param dilated where the first convolution is needed, {@code [N, 1, s·h, s·w]}, without gradient
 */
record BlockMask(String block, Tensor logits, Tensor mask, Tensor dilated) {}
