package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dynconv.weights.HostileFiles.ONE;
import static org.dynconv.weights.HostileFiles.TWO;
import static org.dynconv.weights.HostileFiles.weights;
import static org.dynconv.weights.HostileFiles.zip;
import static org.dynconv.weights.HostileFiles.zipRefused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that want to run something, exhaust something, or be read wrongly. */
@Timeout(120)
class HostilePickleTest {
  @TempDir Path folder;

  @Test
  void theBuilderWritesWhatIsRead() {
    byte[] object = weights("0", 2, 0, TWO, ONE);

    assertThat(zip(object).get("w")).isEqualTo(HostTensor.of(new float[] {1, 2}, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "subprocess, Popen",
    "builtins, eval",
    "__builtin__, exec",
    "nt, system",
    "torch, load",
    "torch.hub, load",
    "torch.storage, _load_from_bytes",
    "torch._utils, _rebuild_device_tensor_from_numpy",
    "numpy.core.multiarray, _reconstruct",
    "collections, deque",
    "my, OrderedDict",
    "my, FloatStorage",
  })
  void aNameThatIsNotOnTheListIsRefusedAndNamed(String module, String name) {
    byte[] global = new PickleBuilder().global(module, name).text("id").op(0x85, 'R').stop();
    byte[] stackGlobal =
        new PickleBuilder().text(module).text(name).op(0x93).text("id").op(0x85, 'R').stop();

    zipRefused(global, "names " + module + "." + name);
    zipRefused(stackGlobal, "names " + module + "." + name);
    legacyRefused(
        PickleBuilder.legacy(global, PickleBuilder.keys(), new byte[0]),
        "names " + module + "." + name);
  }

  @Test
  void operationsThatMakeObjectsAreUnknown() {
    // INST, OBJ, NEWOBJ, NEWOBJ_EX, EXT1, PERSID, INT, NEXT_BUFFER
    for (int code : new int[] {'i', 'o', 0x81, 0x92, 0x82, 'P', 'I', 0x97}) {
      zipRefused(new PickleBuilder().op('}', code).stop(), String.format("operation 0x%02x", code));
    }
  }

  @Test
  void allowedNamesCanOnlyBeCalledAsStateDictionariesDo() {
    zipRefused(
        new PickleBuilder().global("torch", "FloatStorage").whole(9).op(0x85, 'R').stop(),
        "call of torch.FloatStorage");
    zipRefused(
        new PickleBuilder()
            .global("torch._utils", "_rebuild_parameter")
            .text("x")
            .op(0x85, 'R')
            .stop(),
        "wrong arguments of torch._utils._rebuild_parameter");
    zipRefused(
        new PickleBuilder().global("torch._utils", "_rebuild_tensor_v2").op(')', 'R').stop(),
        "wrong arguments of torch._utils._rebuild_tensor_v2");
    zipRefused(new PickleBuilder().text("x").op(')', 'R').stop(), "a call of a text");
    zipRefused(new PickleBuilder().op('}').text("x").op('b').stop(), "attributes for");
    zipRefused(
        new PickleBuilder().global("torch", "Size").op('}').op('b').stop(), "attributes for");
  }

  @Test
  void viewsOutsideTheirStorageAreRefused() {
    zipRefused(weights("0", 2, 1, TWO, ONE), "\"w\" reaches element 2");
    zipRefused(weights("0", 2, 5, ONE, ONE), "\"w\" reaches element 5");
    zipRefused(weights("0", 2, 0, TWO, new long[] {7}), "\"w\" reaches element 7");
    zipRefused(weights("0", 2, -1, TWO, ONE), "offset with -1");
    zipRefused(weights("0", 2, 0, TWO, new long[] {-1}), "strides with -1");
    zipRefused(weights("0", 2, 0, new long[] {-2}, ONE), "shape with -2");
    zipRefused(weights("0", 2, 0, TWO, new long[] {1, 1}), "1 extents but 2 strides");
    zipRefused(weights("0", 2, Long.MAX_VALUE, TWO, ONE), "impossible shape");
    zipRefused(weights("1", 2, 0, TWO, ONE), "no entry \"archive/data/1\"");
    zipRefused(weights("../data.pkl", 2, 0, TWO, ONE), "no entry");
  }

  @Test
  void storagesOfAnotherSizeThanTheirBytesAreRefused() {
    zipRefused(weights("0", 3, 0, TWO, ONE), "storage 0 has 8 bytes");
    zipRefused(weights("0", 1, 0, ONE, ONE), "storage 0 has 8 bytes");
    zipRefused(weights("0", 1L << 62, 0, ONE, ONE), "storage 0 has 8 bytes");
    zipRefused(weights("0", -2, 0, TWO, ONE), "with -2");
  }

  @Test
  void oneStorageIsOneTypeAndSize() {
    byte[] object =
        new PickleBuilder()
            .op('}', '(')
            .text("a")
            .tensor("0", 2, 0, TWO, ONE)
            .text("b")
            .tensor("0", 3, 0, TWO, ONE)
            .op('u')
            .stop();

    zipRefused(object, "two descriptions of the storage 0");
  }

  @Test
  void aNameMayNotComeTwice() {
    byte[] object =
        new PickleBuilder()
            .op('}', '(')
            .text("w")
            .tensor("0", 2, 0, TWO, ONE)
            .text("w")
            .tensor("0", 2, 0, ONE, ONE)
            .op('u')
            .stop();

    zipRefused(object, "the key \"w\" twice");
  }

  @Test
  void brokenStacksAreRefused() {
    zipRefused(new PickleBuilder().stop(), "not made");
    zipRefused(new PickleBuilder().op('t').stop(), "not made");
    zipRefused(new PickleBuilder().op('}', '(', 's').stop(), "not made");
    zipRefused(new PickleBuilder().op('}', '(', 'R').stop(), "not made");
    zipRefused(new PickleBuilder().op('}', '}').stop(), "left on its stack");
    zipRefused(new PickleBuilder().op('}', '(').text("a").op('u').stop(), "without a value");
    zipRefused(new PickleBuilder().text("a").text("b").text("c").op('s').stop(), "no dictionary");
    zipRefused(new PickleBuilder().op(')').text("b").op('a').stop(), "no list");
    zipRefused(new PickleBuilder().op('h', 9).stop(), "not stored");
    zipRefused(new PickleBuilder().op('}').op(']').text("b").op('s').stop(), "as a key");
    zipRefused(new byte[] {'}', '.'}, "no protocol");
    zipRefused(new byte[] {(byte) 0x80, 9, '}', '.'}, "protocol 9");
    zipRefused(new byte[] {(byte) 0x80, 2, '}'}, "where 0 are left");
  }

  @Test
  void whatIsNoStateDictionaryIsSaidSo() {
    zipRefused(new PickleBuilder().op('}').stop(), "0 tensors and 0 other");
    zipRefused(new PickleBuilder().op('}').text("epoch").whole(3).op('s').stop(), "epoch (a whole");
    zipRefused(new PickleBuilder().op('N').stop(), "holds None");
    zipRefused(new PickleBuilder().tensor("0", 2, 0, TWO, ONE).stop(), "holds a tensor");
  }

  @Test
  void legacyStoragesHaveToMatchTheirDescriptions() {
    byte[] object = weights("7", 2, 0, TWO, ONE);
    byte[] storage = floats(2, 1, 2);
    byte[] keys = PickleBuilder.keys("7");

    ByteBuffer whole = ByteBuffer.wrap(PickleBuilder.legacy(object, keys, storage));
    assertThat(PyTorchReader.parse("whole.th", whole).get("w"))
        .isEqualTo(HostTensor.of(new float[] {1, 2}, 2));

    legacyRefused(PickleBuilder.legacy(object, keys, floats(1, 1, 2)), "storage 7 has 1 elements");
    legacyRefused(PickleBuilder.legacy(object, keys, floats(-1)), "storage 7 has -1 elements");
    legacyRefused(PickleBuilder.legacy(object, keys, floats(2, 1)), "4 bytes are left");
    legacyRefused(PickleBuilder.legacy(object, keys, floats(2, 1, 2, 3)), "4 bytes follow");
    legacyRefused(PickleBuilder.legacy(object, keys, new byte[3]), "ends before its storage 7");
    legacyRefused(PickleBuilder.legacy(object, PickleBuilder.keys(), new byte[0]), "lacks one");
    legacyRefused(
        PickleBuilder.legacy(object, PickleBuilder.keys("8"), storage), "that no tensor uses");
    legacyRefused(
        PickleBuilder.legacy(object, PickleBuilder.keys("7", "7"), storage), "ends before");
    legacyRefused(
        PickleBuilder.legacy(weights("7", 1L << 62, 0, ONE, ONE), keys, floats(1L << 62, 1, 2)),
        "bytes are left");
  }

  @Test
  void otherPicklesAreNotTakenForPyTorchs() {
    legacyRefused(new PickleBuilder().op('}').stop(), "not one that PyTorch wrote");
  }

  @Test
  void zipArchivesOfOtherKindsAreRefused() throws IOException {
    Path file = folder.resolve("archive.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      PickleBuilder.store(zip, "readme.txt", new byte[] {1});
    }
    refused(file, "0 entries named data.pkl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write(new byte[10_000_000]); // deflates to 10 kB
    }
    refused(file, "compressed or encrypted");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      PickleBuilder.store(zip, "a/data.pkl", new byte[] {1});
      PickleBuilder.store(zip, "b/data.pkl", new byte[] {1});
    }
    refused(file, "2 entries named data.pkl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      PickleBuilder.store(zip, "a/data.pkl", new byte[] {1});
      PickleBuilder.store(zip, "a/constants.pkl", new byte[] {1});
    }
    refused(file, "TorchScript");
  }

  @Test
  void twoEntriesOfOneNameAreRefused() throws IOException {
    Path file = folder.resolve("twice.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      PickleBuilder.store(zip, "archive/data.pkl", weights("0", 2, 0, TWO, ONE));
      PickleBuilder.store(zip, "archive/data/0", new byte[8]);
      PickleBuilder.store(zip, "archive/data/1", new byte[8]);
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("data/1", "data/0");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

    refused(file, "two entries have the name \"archive/data/0\"");
  }

  @Test
  void emptyTensorsMayHaveAnyStrides() {
    StateDict read = zip(weights("0", 2, 0, new long[] {0, 3}, new long[] {1L << 60, 1L << 60}));

    assertThat(read.get("w")).isEqualTo(HostTensor.of(new float[0], 0, 3));
  }

  private static byte[] floats(long count, float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN).putLong(count);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static void legacyRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> PyTorchReader.parse("hostile.th", ByteBuffer.wrap(bytes)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("hostile.th")
        .hasMessageContaining(reason);
  }

  private static void refused(Path file, String reason) {
    assertThatThrownBy(() -> PyTorchReader.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining(reason);
  }
}
