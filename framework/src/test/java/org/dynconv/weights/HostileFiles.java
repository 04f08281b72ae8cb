package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.dynconv.error.UserException;

/** PyTorch files with one thing wrong, and what their reader has to say of them. */
final class HostileFiles {
  static final long[] TWO = {2};
  static final long[] ONE = {1};

  private HostileFiles() {}

  static byte[] weights(String key, long elements, long offset, long[] shape, long[] strides) {
    return new PickleBuilder()
        .op('}')
        .text("w")
        .tensor(key, elements, offset, shape, strides)
        .op('s')
        .stop();
  }

  static StateDict zip(byte[] object) {
    return PyTorchReader.parse("hostile.pt", ByteBuffer.wrap(PickleBuilder.zip(object, 1, 2)));
  }

  static void zipRefused(byte[] object, String reason) {
    assertThatThrownBy(() -> zip(object))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("hostile.pt")
        .hasMessageContaining(reason);
  }
}
