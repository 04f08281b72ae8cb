/**
 * Weights that travel: named tensors in memory, the safetensors format, a safe reader of PyTorch's
 * formats, and the names that a network's parameters have in PyTorch's state dictionaries.
 */
package org.dynconv.weights;
