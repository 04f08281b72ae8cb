/**
 * One immutable description of a network: stem, residual blocks, head. Training, inference, cost
 * and weights all read it; nothing else knows what a ResNet-32 or a MobileNetV2 looks like.
 *
 * <p>Networks: He et al., "Deep Residual Learning for Image Recognition" (CVPR 2016); Sandler et
 * al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks" (CVPR 2018). Masking: Verelst and
 * Tuytelaars, "Dynamic Convolutions: Exploiting Spatial Sparsity for Faster Inference" (CVPR 2020).
 */
package org.dynconv.architecture;
