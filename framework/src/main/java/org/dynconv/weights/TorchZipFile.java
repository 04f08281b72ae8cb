package org.dynconv.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dynconv.error.UserException;

/**
 * PyTorch's format since 1.6: a zip archive whose entries are stored, not compressed, below one
 * folder of any name: {@code data.pkl}, {@code data/KEY} for each storage and, since 2.1, {@code
 * byteorder}. Entries are slices of the mapped file: nothing is unpacked, so nothing can blow up.
 */
final class TorchZipFile {
  private static final String PICKLE = "data.pkl";

  private final String source;
  private final ByteBuffer file;
  private final Map<String, ZipArchiveEntry> entries;
  private final Map<String, ByteBuffer> storages = new HashMap<>();
  private long readable;

  private TorchZipFile(String source, ByteBuffer file, Map<String, ZipArchiveEntry> entries) {
    this.source = source;
    this.file = file;
    this.entries = entries;
    this.readable = file.remaining();
  }

  static Map<String, HostTensor> read(String source, ByteBuffer file) {
    return new TorchZipFile(source, file, entries(source, file)).read();
  }

  private Map<String, HostTensor> read() {
    String folder = folder();
    if (entries.containsKey(folder + "constants.pkl")) {
      throw new UserException(
          source
              + ": is a TorchScript archive, a program with weights, which is not run here."
              + " Save the weights alone: torch.save(model.state_dict(), file).");
    }
    byteOrder(folder + "byteorder");
    TorchObjects objects = new TorchObjects(source);
    PickleInput input = new PickleInput(source, bytes(folder + PICKLE));
    PickleValue root = PickleMachine.run(input, objects);
    TorchTensors tensors =
        new TorchTensors(source, file.remaining(), storage -> storage(folder, storage));
    return tensors.readAll(TorchStateDict.find(source, root));
  }

  /** The name before {@code data.pkl}: usually the file's own name or {@code archive/}. */
  private String folder() {
    List<String> pickles =
        entries.keySet().stream()
            .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
            .toList();
    if (pickles.size() != 1) {
      throw new UserException(
          source
              + ": is a zip archive with "
              + pickles.size()
              + " entries named "
              + PICKLE
              + "; a file of PyTorch has one. Save it again: torch.save(model.state_dict(), file).");
    }
    String pickle = pickles.getFirst();
    return pickle.substring(0, pickle.length() - PICKLE.length());
  }

  private void byteOrder(String entry) {
    if (entries.containsKey(entry)) {
      String order = StandardCharsets.US_ASCII.decode(bytes(entry)).toString();
      if (!order.equals("little")) {
        throw new UserException(
            source
                + ": its numbers have the byte order \""
                + Printable.shortened(order)
                + "\"; only \"little\" is read. Write it again on a little-endian machine.");
      }
    }
  }

  private ByteBuffer storage(String folder, PickleValue.Storage storage) {
    return storages.computeIfAbsent(
        storage.key(),
        key -> {
          ByteBuffer bytes = bytes(folder + "data/" + key);
          if (storage.elements() > Integer.MAX_VALUE
              || bytes.remaining() != storage.elements() * storage.type().bytes()) {
            throw broken(
                "storage "
                    + Printable.shortened(key)
                    + " has "
                    + bytes.remaining()
                    + " bytes, its description says "
                    + storage.elements()
                    + " elements of "
                    + storage.type());
          }
          return bytes;
        });
  }

  /** The bytes of an entry, once its place and checksum are found right. */
  private ByteBuffer bytes(String name) {
    ZipArchiveEntry entry = entries.get(name);
    String shown = "\"" + Printable.shortened(name) + "\"";
    if (entry == null) {
      throw broken("there is no entry " + shown);
    }
    if (entry.getMethod() != ZipArchiveEntry.STORED
        || entry.getGeneralPurposeBit().usesEncryption()) {
      throw new UserException(
          source
              + ": its entry "
              + shown
              + " is compressed or encrypted, which PyTorch does not do."
              + " Save it again: torch.save(model.state_dict(), file).");
    }
    long start = entry.getDataOffset();
    long size = entry.getSize();
    // Entries that overlap could make one file be read many times over.
    readable -= Math.max(size, 0);
    if (start < 0 || size < 0 || start > file.remaining() - size || readable < 0) {
      throw broken("its entry " + shown + " does not lie within the file");
    }
    ByteBuffer bytes = file.slice((int) start, (int) size);
    CRC32 checksum = new CRC32();
    checksum.update(bytes.duplicate());
    if (checksum.getValue() != entry.getCrc()) {
      throw broken("the checksum of its entry " + shown + " is wrong");
    }
    return bytes;
  }

  private static Map<String, ZipArchiveEntry> entries(String source, ByteBuffer file) {
    Map<String, ZipArchiveEntry> entries = new HashMap<>();
    try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new BufferChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entries.put(entry.getName(), entry) != null) {
          throw PyTorchReader.broken(
              source, "two entries have the name \"" + Printable.shortened(entry.getName()) + "\"");
        }
      }
      return entries;
    } catch (IOException | IllegalArgumentException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw PyTorchReader.broken(
          source,
          "its zip directory is damaged: "
              + Printable.shortened(String.valueOf(reason.getMessage())));
    }
  }

  private UserException broken(String what) {
    return PyTorchReader.broken(source, what);
  }
}
