package org.dynconv.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dynconv.error.UserException;
import org.dynconv.inference.Backends;
import org.dynconv.inference.MaskedBackend;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {
  @Test
  void theFirstDeviceIsTheUsualOne() {
    assertThat(TestDevice.require().number()).isEqualTo("0:0");
    assertThat(Devices.choose("0:0").description()).startsWith("0:0 ");
  }

  @Test
  void anUnknownDeviceIsAMistakeThatNamesTheKnownOnes() {
    String known = TestDevice.require().description();
    assertThatThrownBy(() -> Devices.choose("7:9"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("7:9")
        .hasMessageContaining(known);
  }

  @Test
  void theBackendIsFoundButNeverChosenUnasked() {
    assertThat(Backends.all()).extracting(MaskedBackend::name).contains("tornado");
    assertThat(Backends.best().name()).isNotEqualTo("tornado");
  }
}
