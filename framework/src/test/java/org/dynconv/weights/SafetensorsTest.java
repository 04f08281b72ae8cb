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
  void theOrderInWhichMetadataComesChangesNoByte() throws IOException {
    Map<String, String> forth = new LinkedHashMap<>();
    Map<String, String> back = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      forth.put("key" + i, "value");
      back.put("key" + (3 - i), "value");
    }
    SafetensorsWriter.write(folder.resolve("forth"), new StateDict(Map.of(), forth));
    SafetensorsWriter.write(folder.resolve("back"), new StateDict(Map.of(), back));

    assertThat(folder.resolve("forth")).hasSameBinaryContentAs(folder.resolve("back"));
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
  void headersThatJsonAllowsButTheFormatDoesNotAreRefused() {
    String whole = "\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]";
    refuses(header("{\"w\":{\"dtype\":\"U8\",\"shape\":[1e0],\"data_offsets\":[0,1]}}", 1), "1e0");
    refuses(header("{\"w\":{\"dtype\":\"U8\",\"shape\":[1.0],\"data_offsets\":[0,1]}}", 1), "1.0");
    refuses(
        header("{\"w\":{\"dtype\":\"U8\",\"shape\":[\"1\"],\"data_offsets\":[0,1]}}", 1),
        "has 1 in");
    refuses(
        header("{\"w\":{\"dtype\":\"U8\",\"shape\":[[1]],\"data_offsets\":[0,1]}}", 1), "has [ in");
    refuses(
        header(
            "{\"w\":{\"dtype\":\"U8\",\"shape\":[99999999999999999999],\"data_offsets\":[0,1]}}",
            1),
        "99999999999999999999");
    refuses(header("{\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,0]}}", 1), "[1, 0]");
    refuses(header("{\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0]}}", 1), "[0]");
    refuses(header("{\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[-1,0]}}", 1), "-1");
    refuses(header("{\"w\":{\"dtype\":8,\"shape\":[1],\"data_offsets\":[0,1]}}", 1), "\"dtype\"");
    refuses(header("{\"w\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}}", 1), "no list \"shape\"");
    refuses(header("{\"w\":{\"dtype\":\"U8\",\"shape\":[1]}}", 1), "no list \"data_offsets\"");
    refuses(header("{\"w\":[]}", 0), "no description");
    refuses(
        header("{\"w\":{" + whole + "},\"__metadata__\":{\"a\":1}}", 1), "\"a\", which is no text");
    refuses(header("{\"w\":{" + whole + "},\"__metadata__\":[]}", 1), "no JSON object");
    refuses(header("{\"w\":{" + whole + "}} {}", 1), "follows");
    refuses(header(" {\"w\":{" + whole + "}}", 1), "brace");
    refuses(header("[]", 0), "brace");
    refuses(header("{\"w\":{" + whole + "}", 1), "no JSON");
    refuses(header("{\"w\":{" + whole + "}}", 2), "end at byte 1 of the data, but there are 2");
    refuses(
        header(
            "{\"w\":{\"dtype\":\"U8\",\"shape\":[0,4611686018427387904,4],\"data_offsets\":[0,1]}}",
            1),
        "needs 0 bytes");
  }

  @Test
  void headersThatAreNoUtf8AreRefused() {
    byte[] bytes = header("{\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1);
    bytes[10] = (byte) 0xff;
    refuses(bytes, "no UTF-8");
    byte[] wide = "{\"w\":1}".getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer file = ByteBuffer.allocate(8 + wide.length).order(ByteOrder.LITTLE_ENDIAN);
    refuses(file.putLong(wide.length).put(wide).array(), "no JSON");
  }

  @Test
  void deepNestingIsRefused() {
    refuses(header("{\"w\":{\"x\":" + "[".repeat(100_000), 0), "nesting depth");
    refuses(header("{\"w\":{\"x\":" + "{\"x\":".repeat(100_000), 0), "nesting depth");
  }

  @Test
  void whatTheFormatLeavesOpenIsRead() {
    StateDict read =
        SafetensorsReader.parse(
            "file",
            ByteBuffer.wrap(
                header(
                    "{\"b\":{\"data_offsets\":[2,2],\"note\":{\"x\":[1]},\"shape\":[0],\"dtype\":\"F32\"},"
                        + "\"a\":{\"dtype\":\"U8\",\"shape\":[2,1],\"data_offsets\":[0,2]}}  ",
                    2)));

    assertThat(read.tensors().keySet()).containsExactly("a", "b");
    assertThat(SafetensorsReader.parse("file", ByteBuffer.wrap(header("{}", 0))).tensors())
        .isEmpty();
  }

  @Test
  void aTensorCannotHaveTheNameOfTheMetadata() {
    StateDict weights = new StateDict(Map.of("__metadata__", HostTensor.of(new float[1], 1)));

    assertThatThrownBy(() -> SafetensorsWriter.write(folder.resolve("w"), weights))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("__metadata__");
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
