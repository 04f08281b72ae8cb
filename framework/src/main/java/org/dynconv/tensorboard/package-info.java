/**
 * Event files for TensorBoard: scalars and pictures over steps, as protocol buffers of TensorFlow's
 * {@code Event} message in {@code TFRecord} frames.
 */
package org.dynconv.tensorboard;
