/**
 * The experiments that have a name: YAML files below {@code experiments/registry}, checked against
 * the catalogue of settings, composed along {@code extends} and overridden on the command line.
 */
package org.dynconv.experiments.registry;
