/**
 * Plans on graphics cards: kernels in Java that TornadoVM compiles, and the backend that chains
 * them into task graphs for a network. Each kernel has a plain twin in the {@code reference}
 * backend.
 */
package org.dynconv.tornado;
