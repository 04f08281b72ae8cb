/**
 * Masked inference: lowers a network with trained weights to a flat {@link
 * org.dynconv.inference.Plan} of operations over numbered buffers, and finds the {@linkplain
 * org.dynconv.inference.MaskedBackend backends} that run it. Activations are channels-last, so that
 * one active position is one contiguous row.
 */
package org.dynconv.inference;
