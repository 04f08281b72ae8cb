package org.dynconv.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.RandomWeights;
import org.dynconv.weights.StateDict;
import org.junit.jupiter.api.Test;

class LoweringTest {
  private static final Architecture RESNET = Architectures.named("resnet14-cifar").withMasks();

  @Test
  void identityBlocksAreAddedInPlaceAndBuffersAreReused() {
    Plan plan = Lowering.lower(RESNET, RandomWeights.of(RESNET, 1), RESNET.image());

    assertThat(plan.operations())
        .filteredOn(
            op ->
                op instanceof Operation.Convolution conv
                    && conv.residual().isPresent()
                    && conv.residual().get().settled())
        .hasSize(4)
        .allSatisfy(
            op -> {
              Operation.Convolution conv = (Operation.Convolution) op;
              assertThat(conv.output()).isEqualTo(conv.residual().get().buffer());
            });
    // Images, two maps for each stage, the mean and the logits.
    assertThat(plan.buffers()).hasSize(9);
    assertThat(plan.masks()).extracting(MaskShape::size).endsWith(Size.square(8));
  }

  @Test
  void aMissingTensorIsNamed() {
    var tensors = new LinkedHashMap<>(RandomWeights.of(RESNET, 1).tensors());
    tensors.remove("layer2.0.masker.maskconv.fc.bias");

    assertThatThrownBy(() -> Lowering.lower(RESNET, new StateDict(tensors), RESNET.image()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("layer2.0.masker.maskconv.fc.bias");
  }

  @Test
  void aTensorOfTheWrongShapeIsNamed() {
    var tensors = new LinkedHashMap<>(RandomWeights.of(RESNET, 1).tensors());
    tensors.put("fc.weight", HostTensor.of(new float[640], 64, 10));

    assertThatThrownBy(() -> Lowering.lower(RESNET, new StateDict(tensors), RESNET.image()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("fc.weight")
        .hasMessageContaining("[10, 64]");
  }
}
