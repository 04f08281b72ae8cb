package org.dynconv.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dynconv.error.UserException;

/**
 * Turns views of storages into tensors. A contiguous view is a slice of the file; any other is
 * copied in row-major order, and all copies together never exceed the size of the file.
 */
final class TorchTensors {
  private final String source;
  private final Function<PickleValue.Storage, ByteBuffer> bytesOf;
  private long copyable;

  /**
   * Prepares to read.
   *
   * @param source the file's name for errors
   * @param fileSize bytes of the file: the limit of all copies
   * @param bytesOf the bytes of a storage, exactly as many as its elements need
   */
  TorchTensors(String source, long fileSize, Function<PickleValue.Storage, ByteBuffer> bytesOf) {
    this.source = source;
    this.copyable = fileSize;
    this.bytesOf = bytesOf;
  }

  /** All tensors of a state dictionary, in its order. */
  Map<String, HostTensor> readAll(Map<String, PickleValue.Tensor> views) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    views.forEach((name, view) -> tensors.put(name, read(name, view)));
    return tensors;
  }

  private HostTensor read(String name, PickleValue.Tensor view) {
    long[] shape = numbers(view.shape());
    long[] strides = numbers(view.strides());
    long elements = checkedSize(name, view, shape, strides);
    ElementType type = view.storage().type();
    ByteBuffer storage = bytesOf.apply(view.storage());
    if (elements == 0) {
      return new HostTensor(type, shape, ByteBuffer.allocate(0));
    }
    int start = Math.toIntExact(view.offset() * type.bytes());
    if (contiguous(shape, strides)) {
      int length = Math.toIntExact(elements * type.bytes());
      return new HostTensor(type, shape, storage.slice(start, length));
    }
    return new HostTensor(type, shape, copy(name, storage, view, shape, strides, elements));
  }

  /** The number of elements, once every one of them is known to lie within the storage. */
  private long checkedSize(String name, PickleValue.Tensor view, long[] shape, long[] strides) {
    if (shape.length != strides.length) {
      throw broken(name, "has " + shape.length + " extents but " + strides.length + " strides");
    }
    try {
      long elements = 1;
      long last = view.offset();
      for (int i = 0; i < shape.length; i++) {
        elements = Math.multiplyExact(elements, shape[i]);
        if (shape[i] > 0) {
          last = Math.addExact(last, Math.multiplyExact(shape[i] - 1, strides[i]));
        }
      }
      if (elements > 0 && last >= view.storage().elements()) {
        throw broken(
            name,
            "reaches element " + last + " of its storage, which has " + view.storage().elements());
      }
      return elements;
    } catch (ArithmeticException e) {
      throw broken(name, "has the impossible shape " + Arrays.toString(shape));
    }
  }

  private static boolean contiguous(long[] shape, long[] strides) {
    long expected = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] != 1 && strides[i] != expected) {
        return false;
      }
      expected *= shape[i];
    }
    return true;
  }

  private ByteBuffer copy(
      String name,
      ByteBuffer storage,
      PickleValue.Tensor view,
      long[] shape,
      long[] strides,
      long elements) {
    int width = view.storage().type().bytes();
    if (elements > copyable / width) {
      throw broken(name, "and others unfold to more bytes than the file has");
    }
    copyable -= elements * width;
    ByteBuffer rowMajor = ByteBuffer.allocate(Math.toIntExact(elements * width));
    long[] index = new long[shape.length];
    long position = view.offset();
    while (rowMajor.hasRemaining()) {
      int from = (int) (position * width);
      for (int b = 0; b < width; b++) {
        rowMajor.put(storage.get(from + b));
      }
      position = advance(index, shape, strides, position);
    }
    return rowMajor.flip();
  }

  /** Counts the index up by one, the last axis fastest, and returns where its element stands. */
  private static long advance(long[] index, long[] shape, long[] strides, long position) {
    long next = position;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      next += strides[axis];
      if (++index[axis] < shape[axis]) {
        return next;
      }
      next -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
    return next;
  }

  private static long[] numbers(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private UserException broken(String name, String what) {
    return PyTorchReader.broken(source, "tensor \"" + Printable.shortened(name) + "\" " + what);
  }
}
