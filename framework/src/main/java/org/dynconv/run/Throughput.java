package org.dynconv.run;

/**
 * Speed on the machine of the record.
 *
 * @param train images per second in training
 * @param evaluation images per second in evaluation
 */
public record Throughput(double train, double evaluation) {}
