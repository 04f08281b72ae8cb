/**
 * Runs one experiment from data to report: trains each model, tests it, draws its masks, and keeps
 * the record.
 */
package org.dynconv.experiments.run;
