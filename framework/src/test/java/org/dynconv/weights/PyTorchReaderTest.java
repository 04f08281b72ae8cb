package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that PyTorch wrote; their README says how, and so what they hold. */
class PyTorchReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"types.pt", "types.th"})
  void everyNumberFormatIsReadExactly(String name) {
    StateDict file = PyTorchReader.read(PyTorchFixture.file(name));

    assertThat(file.tensors().keySet())
        .containsExactly("f64", "f32", "f16", "bf16", "i64", "i32", "i16", "i8", "u8", "bool");
    file.tensors()
        .forEach((key, tensor) -> assertThat(tensor.type().name()).isEqualToIgnoringCase(key));
    assertThat(file.get("f64").doubles()).containsExactly(0, -1.5, 3.140625, 1e-3f, 65504);
    assertThat(file.get("f32").floats()).containsExactly(0, -1.5f, 3.140625f, 1e-3f, 65504);
    assertThat(file.get("f16").floats())
        .containsExactly(0, -1.5f, 3.140625f, 0.0010004043579101562f, 65504);
    assertThat(file.get("bf16").floats())
        .containsExactly(0, -1.5f, 3.140625f, 0.00099945068359375f, 65536);
    assertThat(file.get("i64").longs())
        .containsExactly(0, -(1L << 33), -(2L << 33), -(3L << 33), -(100L << 33));
    assertThat(file.get("i32").longs())
        .containsExactly(0, -(1 << 20), -(2 << 20), -(3 << 20), -(100 << 20));
    assertThat(file.get("i16").longs()).containsExactly(0, -300, -600, -900, -30000);
    assertThat(file.get("i8").longs()).containsExactly(0, -1, -2, -3, -100);
    assertThat(file.get("u8").longs()).containsExactly(55, 57, 59, 61, 255);
    assertThat(file.get("bool").longs()).containsExactly(0, 0, 1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.pt", "views.th"})
  void viewsAreLaidOutRowMajor(String name) {
    StateDict file = PyTorchReader.read(PyTorchFixture.file(name));

    assertThat(file.get("transposed"))
        .isEqualTo(HostTensor.of(new float[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, 4, 3));
    assertThat(file.get("columns")).isEqualTo(HostTensor.of(new float[] {1, 3, 5, 7, 9, 11}, 3, 2));
    assertThat(file.get("middle")).isEqualTo(HostTensor.of(new float[] {4, 5, 6, 7}, 4));
    assertThat(file.get("corner")).isEqualTo(HostTensor.of(new float[] {6, 7, 10, 11}, 2, 2));
    assertThat(file.get("whole").floats()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(file.get("expanded")).isEqualTo(HostTensor.of(new float[] {7, 7, 7, 8, 8, 8}, 2, 3));
    float[] counted = new float[24];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = i;
    }
    assertThat(file.get("channels_last")).isEqualTo(HostTensor.of(counted, 1, 2, 3, 4));
    assertThat(file.get("scalar")).isEqualTo(HostTensor.of(new long[] {42}));
    assertThat(file.get("empty")).isEqualTo(HostTensor.of(new float[0], 0, 3));
    assertThat(file.get("parameter")).isEqualTo(HostTensor.of(new float[] {1, 2}, 2));
    assertThat(file.get("scalar_of_a_view")).isEqualTo(HostTensor.of(new float[] {11}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"module.pt", "module.th", "checkpoint.pt", "checkpoint.th", "protocol4.pt"})
  void aStateDictionaryIsFoundByItselfOrInACheckpoint(String name) {
    StateDict file = PyTorchReader.read(PyTorchFixture.file(name));

    assertThat(file.tensors().keySet())
        .containsExactly(
            "conv.weight",
            "conv.bias",
            "bn.weight",
            "bn.bias",
            "bn.running_mean",
            "bn.running_var",
            "bn.num_batches_tracked");
    assertThat(file.get("conv.weight").shape()).containsExactly(2, 1, 3, 3);
    assertThat(file.get("conv.weight").floats()).startsWith(0, 0.25f, 0.5f).endsWith(4.25f);
    assertThat(file.get("conv.bias").floats()).containsExactly(0, 0.25f);
    assertThat(file.get("bn.num_batches_tracked").longs())
        .containsExactly(name.startsWith("checkpoint") ? 1 : 0);
  }

  @Test
  void aWholeModuleIsRefusedByTheNameOfItsClass() {
    refuses(
        PyTorchFixture.file("model.pt"),
        "torch.nn.modules.container.Sequential",
        "model.state_dict()");
  }

  @Test
  void aBigEndianFileIsRefused() {
    refuses(PyTorchFixture.file("big-endian.pt"), "\"big\"");
  }

  @Test
  void aChangedByteOfAStorageIsFoundByItsChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(PyTorchFixture.file("types.pt"));
    int at = indexOf(bytes, new byte[] {0, 0, (byte) 0xc0, (byte) 0xbf}); // -1.5f
    bytes[at] ^= 1;
    refuses(Files.write(folder.resolve("changed.pt"), bytes), "checksum", "data/1");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("weights.pt"), "not weights at all");

    refuses(text, "neither as a zip archive nor as a pickle");
    refuses(folder.resolve("missing.pt"), "no such file");
    assertThatThrownBy(() -> WeightsFile.read(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("weights.pt")
        .hasMessageContaining("safetensors");
  }

  @Test
  void everyFormatIsToldByItsContent() throws IOException {
    Path named = folder.resolve("misnamed.safetensors");
    Files.copy(PyTorchFixture.file("module.th"), named);
    StateDict weights = WeightsFile.read(named);
    Path written = folder.resolve("misnamed.pt");
    SafetensorsWriter.write(written, weights);

    assertThat(WeightsFile.open(named).format()).isEqualTo(WeightsFile.Format.PYTORCH_LEGACY);
    assertThat(WeightsFile.open(PyTorchFixture.file("module.pt")).format())
        .isEqualTo(WeightsFile.Format.PYTORCH_ZIP);
    assertThat(WeightsFile.open(written).format()).isEqualTo(WeightsFile.Format.SAFETENSORS);
    assertThat(WeightsFile.read(written).tensors()).isEqualTo(weights.tensors());
  }

  private static void refuses(Path file, String... reasons) {
    assertThatThrownBy(() -> PyTorchReader.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContainingAll(reasons);
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
