package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {
  @Test
  void knownNamesHaveTheirConstants() {
    assertThat(Normalisation.parse("cifar10").mean()).containsExactly(0.4914, 0.4822, 0.4465);
    assertThat(Normalisation.parse("cifar10").std()).containsExactly(0.2023, 0.1994, 0.2010);
    assertThat(Normalisation.parse("ImageNet").mean()).containsExactly(0.485, 0.456, 0.406);
    assertThat(Normalisation.parse("imagenet").std()).containsExactly(0.229, 0.224, 0.225);
  }

  @Test
  void valuesAreThoseOfTorchvision() {
    // transforms.ToTensor() and Normalize on the values 0, 128 and 255, computed by hand.
    assertThat(Normalisation.CIFAR10.apply(0, 0)).isCloseTo(-2.4290657f, within(1e-6f));
    assertThat(Normalisation.CIFAR10.apply(1, 128)).isCloseTo(0.0991012f, within(1e-6f));
    assertThat(Normalisation.CIFAR10.apply(2, 255)).isCloseTo(2.7537313f, within(1e-6f));
  }

  @Test
  void tensorflowsScaleRunsFromMinusOneToOne() {
    for (int value = 0; value < 256; value++) {
      assertThat(Normalisation.TF.apply(1, value)).isCloseTo(value / 127.5f - 1, within(1.2e-7f));
    }
  }

  @Test
  void sixNumbersAreMeanThenDeviation() {
    Normalisation parsed = Normalisation.parse("0.1,0.2,0.3/0.4, 0.5,0.6");

    assertThat(parsed).isEqualTo(new Normalisation(List.of(0.1, 0.2, 0.3), List.of(0.4, 0.5, 0.6)));
    assertThat(Normalisation.parse(parsed.text())).isEqualTo(parsed);
  }

  @Test
  void textIsTheNameWhenThereIsOne() {
    assertThat(Normalisation.IMAGENET.text()).isEqualTo("imagenet");
    assertThat(Normalisation.parse("0.5,0.5,0.5/0.5,0.5,0.5").text()).isEqualTo("tf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,2/3,4", "1,2,3/4,5,0", "1,2,3/4,5,-6", "a,b,c/d,e,f", "1,2,NaN/1,1,1", ""})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Normalisation.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("R,G,B/R,G,B");
  }

  @Test
  void nearestNameIsSuggested() {
    assertThatThrownBy(() -> Normalisation.parse("cifar100"))
        .hasMessageContaining("Did you mean \"cifar10\"?");
  }
}
