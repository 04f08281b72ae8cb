package org.dynconv.run;

/**
 * How much of its positions a block computed, averaged over the test images.
 *
 * @param mask active positions of the mask, 0 to 1 (second convolution)
 * @param dilated active positions of the dilated mask, 0 to 1 (first convolution)
 */
public record BlockDensity(double mask, double dilated) {}
