package org.dynconv.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dynconv.architecture.CifarResNet;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.StateDict;
import org.junit.jupiter.api.Test;

class InitialisationTest {
  @Test
  void convolutionsAreNormalWithTheAuthorsDeviation() {
    StateDict drawn = Initialisation.draw(CifarResNet.ofDepth(32).withMasks(), new RootSeed(1));

    assertThat(deviation(drawn.get("layer3.1.conv1.weight").floats()))
        .isEqualTo(Math.sqrt(2.0 / (9 * 64)), within(0.001));
    assertThat(deviation(drawn.get("layer3.1.masker.maskconv.conv.weight").floats()))
        .isEqualTo(Math.sqrt(2.0 / 9), within(0.06));
    assertThat(drawn.get("layer1.0.bn1.weight").floats()).containsOnly(1);
    assertThat(drawn.get("layer1.0.bn1.running_var").floats()).containsOnly(1);
    assertThat(drawn.get("layer1.0.bn1.bias").floats()).containsOnly(0);
    for (float value : drawn.get("fc.weight").floats()) {
      assertThat(Math.abs(value)).isLessThanOrEqualTo(1 / 8f);
    }
  }

  @Test
  void maskUnitsChangeNoOtherWeight() {
    StateDict dense = Initialisation.draw(CifarResNet.ofDepth(8), new RootSeed(5));
    StateDict masked = Initialisation.draw(CifarResNet.ofDepth(8).withMasks(), new RootSeed(5));

    dense.tensors().forEach((name, tensor) -> assertThat(masked.get(name)).isEqualTo(tensor));
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
