package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.junit.jupiter.api.Test;

class BatchNormFoldingTest {
  private static final Architecture RESNET = Architectures.named("resnet8-cifar");

  @Test
  void foldedKernelsAndBiasesFollowTheFormula() {
    StateDict weights = RandomWeights.of(RESNET, 1);
    StateDict folded = BatchNormFolding.fold(RESNET, weights);
    int channel = 5;
    double scale =
        weights.get("layer2.0.bn1.weight").doubles()[channel]
            / Math.sqrt(weights.get("layer2.0.bn1.running_var").doubles()[channel] + 1e-5);

    for (int i = 0; i < 16 * 9; i++) {
      int at = channel * 16 * 9 + i;
      assertThat(folded.get("layer2.0.conv1.weight").floats()[at])
          .isEqualTo((float) (scale * weights.get("layer2.0.conv1.weight").floats()[at]));
    }
    assertThat((double) folded.get("layer2.0.conv1.bias").floats()[channel])
        .isCloseTo(
            weights.get("layer2.0.bn1.bias").doubles()[channel]
                - scale * weights.get("layer2.0.bn1.running_mean").doubles()[channel],
            within(1e-7));
  }

  @Test
  void nothingButTheFoldedTensorsChanges() {
    Architecture masked = RESNET.withMasks();
    StateDict weights = RandomWeights.of(masked, 2);
    StateDict folded = BatchNormFolding.fold(masked, weights);

    assertThat(folded.tensors().keySet())
        .containsExactlyElementsOf(
            ParameterNames.of(BatchNormFolding.fold(masked)).byName().keySet());
    assertThat(folded.tensors().keySet()).noneMatch(name -> name.contains("bn"));
    assertThat(folded.tensors()).containsKey("layer2.0.downsample.0.bias");
    for (String kept : new String[] {"fc.weight", "layer1.0.masker.maskconv.conv.bias"}) {
      assertThat(folded.get(kept)).isSameAs(weights.get(kept));
    }
  }

  @Test
  void aVarianceNearZeroIsHeldByEpsilon() {
    StateDict weights = RandomWeights.of(RESNET, 3);
    var tensors = new java.util.LinkedHashMap<>(weights.tensors());
    float[] tiny = new float[16];
    java.util.Arrays.fill(tiny, Float.MIN_VALUE);
    tensors.put("bn1.running_var", HostTensor.of(tiny, 16));
    StateDict folded = BatchNormFolding.fold(RESNET, new StateDict(tensors));

    float expected =
        (float)
            (weights.get("bn1.weight").doubles()[0]
                / Math.sqrt(1e-5)
                * weights.get("conv1.weight").doubles()[0]);
    assertThat(folded.get("conv1.weight").floats()[0])
        .isCloseTo(expected, within(Math.abs(expected) * 1e-6f));
  }
}
