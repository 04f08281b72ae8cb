package org.dynconv.inference.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Copies of classes that know some numbers when they are compiled. Pitches and strides that are
 * constants turn every index into a fixed distance from one base: the compiler checks the first and
 * the last one in place of them all, and what it saves is a fifth of a tile's time. A copy is a
 * hidden class, made from the bytes of the class that is copied and the numbers as its class data;
 * equal numbers share one. A class that is copied has a constructor without parameters and keeps
 * its numbers in static final fields, which it takes from {@link #numbers}.
 */
final class Specialised {
  private record Key(Class<?> copied, Record numbers) {}

  /** A memory of what follows from the keys alone, so that equal copies are compiled once. */
  private static final ConcurrentMap<Key, Object> COPIES = new ConcurrentHashMap<>();

  private Specialised() {}

  /**
   * An object of a copy.
   *
   * @param copied a class of this package
   * @param type what its copies are all known by
   * @param numbers with values that tell equal copies from others
   */
  static <T> T copy(Class<? extends T> copied, Class<T> type, Record numbers) {
    return type.cast(COPIES.computeIfAbsent(new Key(copied, numbers), Specialised::make));
  }

  /** The numbers of the copy whose static initialiser asks. */
  static <N extends Record> N numbers(MethodHandles.Lookup lookup, Class<N> type) {
    try {
      return MethodHandles.classData(lookup, ConstantDescs.DEFAULT_NAME, type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(lookup + " may not see its own numbers", e);
    }
  }

  private static Object make(Key key) {
    try {
      MethodHandles.Lookup copy =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes(key.copied), key.numbers, true);
      return copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(key.copied + " cannot be copied for " + key.numbers, e);
    }
  }

  private static byte[] bytes(Class<?> copied) {
    String file = copied.getName().substring(copied.getPackageName().length() + 1) + ".class";
    try (InputStream in = copied.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " where " + copied + " came from");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
