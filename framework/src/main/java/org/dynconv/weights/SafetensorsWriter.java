package org.dynconv.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.TreeMap;
import org.dynconv.error.UserException;

/** Writes the safetensors format; the same tensors always give the same bytes. */
public final class SafetensorsWriter {
  private static final String METADATA = "__metadata__";

  private SafetensorsWriter() {}

  /**
   * Writes a file, and the folders above it. It appears whole or not at all: the bytes go to a file
   * beside it that is then renamed.
   *
   * @param file where to
   * @param tensors what
   * @throws UserException if the file cannot be written, or a tensor has the one name that the
   *     format keeps for itself
   */
  public static void write(Path file, StateDict tensors) {
    if (tensors.find(METADATA).isPresent()) {
      throw new UserException(
          file + ": a safetensors file cannot have a tensor named " + METADATA + ". Rename it.");
    }
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writeFully(channel, header(tensors));
        for (HostTensor tensor : tensors.tensors().values()) {
          writeFully(channel, tensor.bytes());
        }
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserException(
          file
              + ": cannot be written: "
              + e.getMessage()
              + ". Check the folder and the free space.",
          e);
    }
  }

  private static ByteBuffer header(StateDict tensors) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    if (!tensors.metadata().isEmpty()) {
      ObjectNode metadata = root.putObject(METADATA);
      // Sorted: many maps give their keys in another order in every process.
      new TreeMap<>(tensors.metadata()).forEach(metadata::put);
    }
    long offset = 0;
    for (var entry : tensors.tensors().entrySet()) {
      HostTensor tensor = entry.getValue();
      ObjectNode node = root.putObject(entry.getKey());
      node.put("dtype", tensor.type().name());
      ArrayNode shape = node.putArray("shape");
      Arrays.stream(tensor.shape()).forEach(shape::add);
      long end = offset + tensor.bytes().remaining();
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = mapper.writeValueAsBytes(root);
    // Spaces after the JSON align the data to 8 bytes, as the reference implementation does.
    int padded = (json.length + 7) / 8 * 8;
    ByteBuffer header = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
