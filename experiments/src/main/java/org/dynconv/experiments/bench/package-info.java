/** Measurements of speed, of training and of inference, beside named peers in the same run. */
package org.dynconv.experiments.bench;
