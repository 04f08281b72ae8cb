package org.dynconv.weights;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.dynconv.error.UserException;

/**
 * PyTorch's format before 1.6: pickles of a magic number, a protocol version, the writer's system,
 * the object and the list of storage keys; then each storage in the order of that list, a 64-bit
 * count of elements and the elements.
 */
final class TorchLegacyFile {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final BigInteger VERSION = BigInteger.valueOf(1001);

  private final String source;
  private final PickleInput input;
  private final TorchObjects objects;

  private TorchLegacyFile(String source, ByteBuffer file) {
    this.source = source;
    this.input = new PickleInput(source, file);
    this.objects = new TorchObjects(source);
  }

  static Map<String, HostTensor> read(String source, ByteBuffer file) {
    return new TorchLegacyFile(source, file).read(file.remaining());
  }

  private Map<String, HostTensor> read(long fileSize) {
    header();
    PickleValue root = PickleMachine.run(input, objects);
    Map<String, ByteBuffer> storages = storages(PickleMachine.run(input, objects));
    TorchTensors tensors =
        new TorchTensors(source, fileSize, storage -> storages.get(storage.key()));
    return tensors.readAll(TorchStateDict.find(source, root));
  }

  private void header() {
    expect(MAGIC, "is a pickle, but not one that PyTorch wrote");
    expect(VERSION, "has another version of PyTorch's legacy format than 1001");
    PickleValue system = PickleMachine.run(input, objects);
    if (!(system instanceof PickleValue.Dictionary dictionary)
        || dictionary.get("little_endian") != PickleValue.Constant.TRUE) {
      throw new UserException(
          source
              + ": was not written on a little-endian machine; only such files are read."
              + " Write it again on one.");
    }
  }

  private void expect(BigInteger number, String otherwise) {
    if (!PickleMachine.run(input, objects).equals(new PickleValue.Whole(number))) {
      throw new UserException(
          source + ": " + otherwise + ". Save it again: torch.save(model.state_dict(), file).");
    }
  }

  private Map<String, ByteBuffer> storages(PickleValue keys) {
    if (!(keys instanceof PickleValue.Sequence list)) {
      throw PyTorchReader.broken(source, "its list of storages is " + keys.kind());
    }
    Map<String, ByteBuffer> storages = new HashMap<>();
    for (PickleValue key : list.items()) {
      PickleValue.Storage storage =
          key instanceof PickleValue.Text text ? objects.storages().get(text.value()) : null;
      if (storage == null) {
        throw PyTorchReader.broken(source, "its list of storages names one that no tensor uses");
      }
      if (storages.put(storage.key(), bytes(storage)) != null) {
        throw PyTorchReader.broken(source, "its list of storages names one twice");
      }
    }
    if (storages.size() != objects.storages().size()) {
      throw PyTorchReader.broken(source, "its list of storages lacks one that a tensor uses");
    }
    if (input.remaining() > 0) {
      throw PyTorchReader.broken(
          source, input.remaining() + " bytes follow the last of its storages");
    }
    return storages;
  }

  private ByteBuffer bytes(PickleValue.Storage storage) {
    String name = "storage " + Printable.shortened(storage.key());
    if (input.remaining() < Long.BYTES) {
      throw PyTorchReader.broken(source, "it ends before its " + name);
    }
    long count = input.int64();
    if (count != storage.elements()) {
      throw PyTorchReader.broken(
          source, name + " has " + count + " elements, its description says " + storage.elements());
    }
    if (count > input.remaining() / storage.type().bytes()) {
      throw PyTorchReader.broken(
          source,
          name + " has " + count + " elements, but " + input.remaining() + " bytes are left");
    }
    return input.take(count * storage.type().bytes());
  }
}
