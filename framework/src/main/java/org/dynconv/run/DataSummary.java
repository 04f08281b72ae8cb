package org.dynconv.run;

/**
 * Which data a run saw.
 *
 * @param name the data set's name
 * @param checksum of its content, with the algorithm in front, such as {@code sha256:…}
 * @param train number of training images
 * @param validation number of images held out of training, from which checkpoints are picked; 0
 *     when the last epoch is reported
 * @param test number of test images
 */
public record DataSummary(String name, String checksum, int train, int validation, int test) {}
