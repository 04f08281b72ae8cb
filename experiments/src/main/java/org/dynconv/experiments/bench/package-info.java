/** Measurements of speed beside named peers. */
package org.dynconv.experiments.bench;
