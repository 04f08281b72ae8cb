package org.dynconv.weights;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.dynconv.error.UserException;

/**
 * Reads state dictionaries that PyTorch saved, in the zip format and in the legacy one before 1.6
 * (<a href="https://pytorch.org/docs/stable/notes/serialization.html">format</a>). PyTorch itself
 * unpickles such files, which runs whatever code they name; this reader interprets the few
 * operations and names that weights need and refuses everything else.
 *
 * <p>A file may hold the state dictionary itself, or a checkpoint with one under {@code
 * state_dict}, {@code model_state_dict}, {@code model} or {@code net}. Tensors that are views with
 * strides are laid out row-major. Memory and time are bounded by the size of the file.
 */
public final class PyTorchReader {
  private PyTorchReader() {}

  /**
   * Reads a file. Its bytes are mapped; only tensors with strides are copied.
   *
   * @param file the file
   * @return its tensors in the order of the dictionary, without metadata
   * @throws UserException if it is missing, damaged, or holds anything but plain tensors by name
   */
  public static StateDict read(Path file) {
    return WeightsFile.mapped(file, PyTorchReader::parse);
  }

  /**
   * Reads from memory.
   *
   * @param source what to call it in errors
   * @param file all bytes of the file
   * @return its tensors in the order of the dictionary, without metadata
   * @throws UserException if it is damaged, or holds anything but plain tensors by name
   */
  public static StateDict parse(String source, ByteBuffer file) {
    ByteBuffer bytes = file.slice();
    return switch (WeightsFile.Format.of(bytes)) {
      case PYTORCH_ZIP -> new StateDict(TorchZipFile.read(source, bytes));
      case PYTORCH_LEGACY -> new StateDict(TorchLegacyFile.read(source, bytes));
      case SAFETENSORS, UNKNOWN ->
          throw broken(source, "it begins neither as a zip archive nor as a pickle");
    };
  }

  static UserException broken(String source, String what) {
    return new UserException(
        source + ": not a whole PyTorch file: " + what + ". Fetch or write the file again.");
  }
}
