package org.dynconv.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pickle can build here. None of these does anything: they are data, and no code walks them
 * recursively, so that neither deep nesting nor sharing can exhaust stack or time.
 */
sealed interface PickleValue {
  /** What to call it in an error. */
  String kind();

  /** Values without content. */
  enum Constant implements PickleValue {
    NONE,
    TRUE,
    FALSE;

    @Override
    public String kind() {
      return this == NONE ? "None" : "a truth value";
    }
  }

  /** A whole number: the magic number of the legacy format does not fit in 64 bits. */
  record Whole(BigInteger value) implements PickleValue {
    @Override
    public String kind() {
      return "a whole number";
    }
  }

  /** A floating-point number. */
  record Real(double value) implements PickleValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** A string. */
  record Text(String value) implements PickleValue {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /** A list or a tuple; pickles fill lists after making them. */
  final class Sequence implements PickleValue {
    private final boolean tuple;
    private final List<PickleValue> items;

    private Sequence(boolean tuple, List<PickleValue> items) {
      this.tuple = tuple;
      this.items = items;
    }

    static Sequence emptyList() {
      return new Sequence(false, new ArrayList<>(0));
    }

    static Sequence tuple(List<PickleValue> items) {
      return new Sequence(true, List.copyOf(items));
    }

    boolean isTuple() {
      return tuple;
    }

    List<PickleValue> items() {
      return items;
    }

    @Override
    public String kind() {
      return tuple ? "a tuple" : "a list";
    }
  }

  /**
   * A dictionary. Keys are {@link String}, {@link BigInteger}, {@link Double} or {@link Boolean}:
   * comparable, so that many keys with one hash code cost no quadratic time.
   */
  final class Dictionary implements PickleValue {
    private final Map<Object, PickleValue> entries = new LinkedHashMap<>();

    Map<Object, PickleValue> entries() {
      return entries;
    }

    PickleValue get(String key) {
      return entries.get(key);
    }

    @Override
    public String kind() {
      return "a dictionary";
    }
  }

  /** A class or function that is on the allow list, by name. */
  record Global(String module, String name) implements PickleValue {
    @Override
    public String kind() {
      return "the name " + qualifiedName();
    }

    String qualifiedName() {
      return module + "." + name;
    }
  }

  /** A reference to numbers that stand elsewhere in the file. */
  record Storage(ElementType type, String key, long elements) implements PickleValue {
    @Override
    public String kind() {
      return "a storage";
    }
  }

  /** A view of a storage; nothing about it is checked against the file yet. */
  record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides)
      implements PickleValue {
    public Tensor {
      shape = List.copyOf(shape);
      strides = List.copyOf(strides);
    }

    @Override
    public String kind() {
      return "a tensor";
    }
  }
}
