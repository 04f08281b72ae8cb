package org.dynconv.inference;

/**
 * What a branch is added to.
 *
 * @param buffer the shortcut's buffer, of the output's shape
 * @param settled whether the activation after the addition leaves the shortcut as it is; then, if
 *     the sum is also written over the shortcut, positions off the mask need no work
 */
public record Residual(int buffer, boolean settled) {}
