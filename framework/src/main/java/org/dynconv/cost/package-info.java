/**
 * Exact multiply-accumulate accounting, by layer, for dense networks and for given masks. Two
 * figures are kept apart: conditional convolutions only (what the sparsity loss sees) and all
 * convolutions with the mask units (what the paper's tables print).
 */
package org.dynconv.cost;
