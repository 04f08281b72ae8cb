package org.dynconv.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes pickles byte by byte, hostile ones too, and puts them into either of PyTorch's formats.
 */
final class PickleBuilder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A pickle of protocol 2 with nothing in it yet. */
  PickleBuilder() {
    op(0x80, 2);
  }

  PickleBuilder op(int... codes) {
    for (int code : codes) {
      bytes.write(code);
    }
    return this;
  }

  PickleBuilder int32(int value) {
    bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  PickleBuilder int64(long value) {
    bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    return this;
  }

  PickleBuilder text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    op('X').int32(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  PickleBuilder whole(long value) {
    return op(0x8a, 8).int64(value);
  }

  PickleBuilder global(String module, String name) {
    bytes.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  PickleBuilder tuple(long... values) {
    op('(');
    for (long value : values) {
      whole(value);
    }
    return op('t');
  }

  /** A tensor of floats, as {@code _rebuild_tensor_v2} makes one. */
  PickleBuilder tensor(String key, long elements, long offset, long[] shape, long[] strides) {
    return global("torch._utils", "_rebuild_tensor_v2")
        .op('(')
        .op('(')
        .text("storage")
        .global("torch", "FloatStorage")
        .text(key)
        .text("cpu")
        .whole(elements)
        .op('t', 'Q')
        .whole(offset)
        .tuple(shape)
        .tuple(strides)
        .op(0x89)
        .op('}')
        .op('t', 'R');
  }

  byte[] stop() {
    return op('.').bytes.toByteArray();
  }

  /** The legacy format with this pickle as its object, then the storages' keys and bytes. */
  static byte[] legacy(byte[] object, byte[] keys, byte[] storages) {
    PickleBuilder file = new PickleBuilder();
    file.op(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, '.');
    file.op(0x80, 2, 'M', 0xe9, 0x03, '.');
    file.op(0x80, 2, '}', '(').text("little_endian").op(0x88, 'u', '.');
    file.bytes.writeBytes(object);
    file.bytes.writeBytes(keys);
    file.bytes.writeBytes(storages);
    return file.bytes.toByteArray();
  }

  static byte[] keys(String... keys) {
    PickleBuilder list = new PickleBuilder().op(']', '(');
    for (String key : keys) {
      list.text(key);
    }
    return list.op('e').stop();
  }

  /** The zip format with this pickle and one storage of floats, named 0. */
  static byte[] zip(byte[] object, float... storage) {
    ByteBuffer floats = ByteBuffer.allocate(storage.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    floats.asFloatBuffer().put(storage);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      store(zip, "archive/data.pkl", object);
      store(zip, "archive/data/0", floats.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
