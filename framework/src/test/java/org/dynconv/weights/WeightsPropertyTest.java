package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What holds for every state dictionary and every view. */
class WeightsPropertyTest {
  private Path folder;

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("weights");
  }

  @AfterProperty
  void removeFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void safetensorsAreReadAsTheyWereWritten(@ForAll("stateDicts") StateDict written)
      throws IOException {
    Path file = folder.resolve("w");
    SafetensorsWriter.write(file, written);
    byte[] bytes = Files.readAllBytes(file);
    StateDict read = SafetensorsReader.parse("w", ByteBuffer.wrap(bytes));
    SafetensorsWriter.write(file, read);

    assertThat(new ArrayList<>(read.tensors().entrySet()))
        .isEqualTo(new ArrayList<>(written.tensors().entrySet()));
    assertThat(read.metadata()).isEqualTo(written.metadata());
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Property(tries = 300, seed = "2", shrinking = ShrinkingMode.OFF)
  void viewsAreReadElementByElement(@ForAll long seed) {
    Random random = new Random(seed);
    int axes = random.nextInt(5);
    long[] shape = new long[axes];
    long[] strides = new long[axes];
    long offset = random.nextInt(5);
    long last = offset;
    int size = 1;
    for (int i = 0; i < axes; i++) {
      shape[i] = random.nextInt(1, 5);
      strides[i] = random.nextInt(7);
      last += (shape[i] - 1) * strides[i];
      size *= (int) shape[i];
    }
    // At least as many numbers as the view has: then its copy is within the file's size.
    float[] storage = new float[(int) Math.max(last + 1 + random.nextInt(3), size)];
    for (int i = 0; i < storage.length; i++) {
      storage[i] = random.nextFloat();
    }
    byte[] object =
        new PickleBuilder()
            .op('}')
            .text("w")
            .tensor("0", storage.length, offset, shape, strides)
            .op('s')
            .stop();
    ByteBuffer file = ByteBuffer.wrap(PickleBuilder.zip(object, storage));

    float[] expected = new float[size];
    for (int i = 0; i < size; i++) {
      int rest = i;
      long at = offset;
      for (int axis = axes - 1; axis >= 0; axis--) {
        at += rest % shape[axis] * strides[axis];
        rest /= (int) shape[axis];
      }
      expected[i] = storage[(int) at];
    }
    assertThat(PyTorchReader.parse("view.pt", file).get("w"))
        .isEqualTo(HostTensor.of(expected, shape));
  }

  @Provide
  Arbitrary<StateDict> stateDicts() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .excludeChars(surrogates())
            .ofMaxLength(12)
            .filter(name -> !name.equals("__metadata__"));
    Arbitrary<Map<String, HostTensor>> tensors = Arbitraries.maps(names, tensors()).ofMaxSize(8);
    Arbitrary<Map<String, String>> metadata =
        Arbitraries.maps(names, Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(20))
            .ofMaxSize(3);
    return Combinators.combine(tensors, metadata)
        .as((map, text) -> new StateDict(new LinkedHashMap<>(map), text));
  }

  private static Arbitrary<HostTensor> tensors() {
    Arbitrary<List<Integer>> shapes = Arbitraries.integers().between(0, 4).list().ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(ElementType.class), shapes, Arbitraries.longs())
        .as(
            (type, shape, seed) -> {
              int size = shape.stream().reduce(1, (a, b) -> a * b);
              byte[] bytes = new byte[size * type.bytes()];
              new Random(seed).nextBytes(bytes);
              long[] extents = shape.stream().mapToLong(Integer::longValue).toArray();
              return new HostTensor(type, extents, ByteBuffer.wrap(bytes));
            });
  }

  /** Half a character: no text that UTF-8 could hold. */
  private static char[] surrogates() {
    char[] chars = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return chars;
  }
}
