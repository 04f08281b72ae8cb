/**
 * Trains dense and masked networks with libtorch through the JavaCPP presets: the mask unit and its
 * binary Gumbel-softmax with a straight-through gradient, masked blocks, the sparsity loss,
 * schedules, the trainer and its checkpoints.
 *
 * <p>Activations and convolution weights are channels-last in memory. Every pass runs inside one
 * {@code PointerScope}, so that native memory is given back at its end; parameters, momentum and
 * statistics live outside it.
 */
package org.dynconv.training;
