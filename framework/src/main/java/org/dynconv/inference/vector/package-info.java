/**
 * The fast processor backend. Activations are channels-last with zero borders, so that the window
 * of any position is a few contiguous runs of memory at a fixed distance from the position's cell.
 * A masked block evaluates its mask unit, lists the cells of its active positions, and multiplies
 * only those: gather and scatter happen inside the micro-kernels, through the lists, and nothing is
 * copied together beforehand.
 *
 * <p>The work is done by a {@code Kernels} provider: vectors of the JDK Vector API, or plain loops
 * where that module is missing.
 */
package org.dynconv.inference.vector;
