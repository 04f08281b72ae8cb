package org.dynconv.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiFunction;
import org.dynconv.error.UserException;

/** Reads weights of any format that is known, told apart by content, never by the file's name. */
public final class WeightsFile {
  private WeightsFile() {}

  /** The formats, by their first bytes. */
  public enum Format {
    /** A header length, then JSON. */
    SAFETENSORS("safetensors"),
    /** A zip archive: PyTorch since 1.6. */
    PYTORCH_ZIP("PyTorch, zip"),
    /** Pickles one after the other: PyTorch before 1.6. */
    PYTORCH_LEGACY("PyTorch, legacy"),
    /** Anything else. */
    UNKNOWN("unknown");

    private static final int ZIP = 0x04034b50;
    private static final int PICKLE_PROTOCOL = 0x80;

    private final String label;

    Format(String label) {
      this.label = label;
    }

    /**
     * The name for people.
     *
     * @return such as {@code PyTorch, zip}
     */
    public String label() {
      return label;
    }

    static Format of(ByteBuffer file) {
      ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
      // First, since a header's length may begin like a pickle; neither other format can have a
      // brace there.
      if (bytes.remaining() > 8 && bytes.get(8) == '{') {
        return SAFETENSORS;
      }
      if (bytes.remaining() >= 4 && bytes.getInt(0) == ZIP) {
        return PYTORCH_ZIP;
      }
      boolean pickle = bytes.remaining() >= 2 && (bytes.get(0) & 0xff) == PICKLE_PROTOCOL;
      return pickle ? PYTORCH_LEGACY : UNKNOWN;
    }
  }

  /**
   * What was read.
   *
   * @param format the file's format
   * @param weights its tensors
   */
  public record Contents(Format format, StateDict weights) {}

  /**
   * Reads a file's tensors.
   *
   * @param file a safetensors file or one that {@code torch.save} wrote
   * @return its tensors
   * @throws UserException if it is missing, damaged or of another format
   */
  public static StateDict read(Path file) {
    return open(file).weights();
  }

  /**
   * Reads a file's tensors and says what format it has.
   *
   * @param file a safetensors file or one that {@code torch.save} wrote
   * @return format and tensors
   * @throws UserException if it is missing, damaged or of another format
   */
  public static Contents open(Path file) {
    return mapped(file, WeightsFile::parse);
  }

  static Contents parse(String source, ByteBuffer file) {
    Format format = Format.of(file);
    StateDict weights =
        switch (format) {
          case SAFETENSORS -> SafetensorsReader.parse(source, file);
          case PYTORCH_ZIP, PYTORCH_LEGACY -> PyTorchReader.parse(source, file);
          case UNKNOWN ->
              throw new UserException(
                  source
                      + ": is neither a safetensors file nor one of PyTorch (zip or legacy)."
                      + " Give a file that safetensors or torch.save wrote.");
        };
    return new Contents(format, weights);
  }

  /** Maps a file and hands its name and bytes to a parser; no reader copies the whole of it. */
  static <T> T mapped(Path file, BiFunction<String, ByteBuffer, T> parser) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return parser.apply(file.toString(), map(file, channel));
    } catch (NoSuchFileException e) {
      throw new UserException(file + ": there is no such file.", e);
    } catch (IOException e) {
      throw new UserException(file + ": cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static ByteBuffer map(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size > Integer.MAX_VALUE) {
      throw new UserException(
          file + ": " + size + " bytes; files over 2 GiB are not supported. Split the file.");
    }
    return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
  }
}
