package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipFile;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of damaged files: each is read or refused with an error that names it, and never costs
 * more memory than a small multiple of its size.
 */
@Timeout(300)
class WeightsFuzzTest {
  private static final int ROUNDS = 3_000;
  private static final long BASE_BYTES = 8_000_000;
  private static final long BYTES_PER_BYTE = 100;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"types.pt", "views.pt", "module.pt", "checkpoint.pt", "protocol4.pt"})
  void aDamagedZipIsRefusedOrReadAsBefore(String name) throws IOException {
    byte[] original = Files.readAllBytes(PyTorchFixture.file(name));
    StateDict whole = PyTorchReader.read(PyTorchFixture.file(name));
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = Mutations.of(original, new Random(round));
      Optional<StateDict> result = readOrRefuse(damaged, round);
      if (result.isPresent()) {
        // Every byte that matters is under a checksum.
        assertThat(result.get().tensors()).as("round %d", round).isEqualTo(whole.tensors());
        read++;
      }
    }
    assertThat(read).as("files read in spite of the damage").isLessThan(ROUNDS / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.th", "views.th", "module.th", "checkpoint.th"})
  void aDamagedLegacyFileIsRefusedOrReadWithinItsSize(String name) throws IOException {
    byte[] original = Files.readAllBytes(PyTorchFixture.file(name));
    for (int round = 0; round < ROUNDS; round++) {
      readOrRefuse(Mutations.of(original, new Random(round)), round);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.pt", "checkpoint.pt", "protocol4.pt"})
  void aDamagedPickleInASoundZipIsRefusedOrReadWithinItsSize(String name) throws IOException {
    byte[] original;
    try (ZipFile zip = new ZipFile(PyTorchFixture.file(name).toFile())) {
      String folderName = name.substring(0, name.indexOf('.'));
      original = zip.getInputStream(zip.getEntry(folderName + "/data.pkl")).readAllBytes();
    }
    for (int round = 0; round < ROUNDS; round++) {
      readOrRefuse(
          PickleBuilder.zip(Mutations.of(original, new Random(round)), new float[random(round)]),
          round);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.th", "views.th", "module.th"})
  void aDamagedSafetensorsFileIsRefusedOrReadWithinItsSize(String name) throws IOException {
    Path file = folder.resolve("whole.safetensors");
    StateDict weights = PyTorchReader.read(PyTorchFixture.file(name));
    SafetensorsWriter.write(file, new StateDict(weights.tensors(), java.util.Map.of("a", "b")));
    byte[] original = Files.readAllBytes(file);
    for (int round = 0; round < ROUNDS; round++) {
      readOrRefuse(Mutations.of(original, new Random(round)), round);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.pt", "views.th"})
  void truncationsAreRefused(String name) throws IOException {
    byte[] original = Files.readAllBytes(PyTorchFixture.file(name));
    for (int length = 0; length < original.length; length += 3) {
      byte[] cut = java.util.Arrays.copyOf(original, length);
      assertThat(readOrRefuse(cut, length)).as("the first %d bytes", length).isEmpty();
    }
  }

  /** The tensors, or nothing after a proper error; anything else fails. */
  private Optional<StateDict> readOrRefuse(byte[] bytes, int round) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      return Optional.of(WeightsFile.parse("fuzzed-file", ByteBuffer.wrap(bytes)).weights());
    } catch (UserException e) {
      assertThat(e).as("round %d", round).hasMessageContaining("fuzzed-file");
      assertThat(e.getMessage().length()).as("round %d", round).isLessThan(2000);
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("round " + round + " ended in " + e, e);
    } finally {
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .as("round %d: bytes allocated for a file of %d", round, bytes.length)
          .isLessThan(BASE_BYTES + BYTES_PER_BYTE * bytes.length);
    }
  }

  private static int random(int round) {
    return new Random(round).nextInt(64);
  }
}
