/**
 * Images for training and evaluation: the data sets, their splits, augmentation, and the loader
 * that turns them into batches ahead of the trainer.
 */
package org.dynconv.data;
