package org.dynconv.architecture;

import java.util.Optional;

/**
 * The last layers: a 1×1 convolution where there is one, the mean over all positions, a linear
 * classifier.
 *
 * @param convolution MobileNetV2's last convolution
 * @param classifier from features to class scores
 */
public record Head(Optional<Convolution> convolution, Linear classifier) {}
