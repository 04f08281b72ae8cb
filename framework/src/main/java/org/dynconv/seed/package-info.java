/** One root seed, and the named random streams drawn from it. */
package org.dynconv.seed;
