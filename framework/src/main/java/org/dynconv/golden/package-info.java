/**
 * Parity with the authors' published code: reads recorded cases (weights, input, noise, masks,
 * losses, gradients) and compares this project's passes with them. Any file of the format will do;
 * the network is built from the description beside it, not from a name.
 */
package org.dynconv.golden;
