package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBackExactly() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put("b", HostTensor.of(new float[] {1, -2.5f, Float.MIN_VALUE, 4, 5, 6}, 2, 3));
    tensors.put("a.scalar", HostTensor.of(new long[] {42}));
    tensors.put("empty", HostTensor.of(new float[0], 0, 7));
    StateDict written = new StateDict(tensors, Map.of("format", "pt"));
    Path file = folder.resolve("w.safetensors");

    SafetensorsWriter.write(file, written);
    StateDict read = SafetensorsReader.read(file);

    assertThat(read.tensors()).isEqualTo(written.tensors());
    assertThat(read.metadata()).isEqualTo(written.metadata());
  }

  @Test
  void readsTheGoldenFilesThatThePythonLibraryWrote() throws IOException {
    byte[] bytes;
    try (var file = getClass().getResourceAsStream("/golden/resnet8_cifar.safetensors")) {
      bytes = file.readAllBytes();
    }
    StateDict golden = SafetensorsReader.parse("resnet8_cifar", ByteBuffer.wrap(bytes));

    assertThat(golden.get("input").shape()).containsExactly(4, 3, 32, 32);
    assertThat(golden.get("eval/macs_per_image").doubles())
        .containsExactly(8829760, 8795200, 9447232, 8947264);
    assertThat(golden.get("weight/bn1.num_batches_tracked").longs()).hasSize(1);
  }

  @Test
  void aHeaderThatDoesNotFitTheFileIsRefusedByName() {
    refuses(
        header("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4),
        "\"w\" ends at byte 8");
    refuses(
        header("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4),
        "needs 8 bytes");
    refuses(header("{\"w\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "F99");
    refuses(header("{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4), "-1");
    refuses(
        header(
            "{\"w\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,4294967296],\"data_offsets\":[0,4]}}",
            4),
        "impossible shape");
    refuses(
        header(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}",
            6),
        "overlap");
    refuses(
        header(
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
                + "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}",
            2),
        "Duplicate");
    refuses(new byte[] {1, 2, 3}, "3 bytes");
    refuses(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 0}, "18446744073709551615");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("nowhere.safetensors");

    assertThatThrownBy(() -> SafetensorsReader.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nowhere.safetensors")
        .hasMessageContaining("no such file");
    assertThat(Files.exists(file)).isFalse();
  }

  private static void refuses(byte[] bytes, String reason) {
    assertThatThrownBy(() -> SafetensorsReader.parse("file.safetensors", ByteBuffer.wrap(bytes)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("file.safetensors")
        .hasMessageContaining(reason);
  }

  private static byte[] header(String json, int dataBytes) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
