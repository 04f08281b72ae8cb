package org.dynconv.training;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.weights.HostTensor;

/** Moves numbers between Java arrays and libtorch's tensors. */
final class TensorTransfer {
  private TensorTransfer() {}

  /**
   * Images {@code [N, H, W, 3]} as a tensor {@code [N, 3, H, W]} that is channels-last in memory.
   */
  static Tensor images(float[] channelsLast, int batch, int height, int width) {
    int values = Math.multiplyExact(batch, height * width * 3);
    // A loader's buffer is longer than the last, smaller batch of an epoch.
    float[] exact =
        channelsLast.length == values ? channelsLast : Arrays.copyOf(channelsLast, values);
    try (Tensor copied = AbstractTensor.create(exact, batch, height, width, 3)) {
      return copied.permute(0, 3, 1, 2);
    }
  }

  static Tensor toTorch(HostTensor tensor) {
    return switch (tensor.type()) {
      case I64, I32, I16, I8, U8, BOOL -> AbstractTensor.create(tensor.longs(), tensor.shape());
      case F64, F32, F16, BF16 -> AbstractTensor.create(tensor.floats(), tensor.shape());
    };
  }

  static HostTensor toHost(Tensor tensor) {
    return HostTensor.of(floats(tensor), tensor.shape());
  }

  /** All elements, row-major, whatever the memory layout. */
  static float[] floats(Tensor tensor) {
    try (Tensor single = tensor.detach().to(torch.ScalarType.Float);
        Tensor dense = single.contiguous();
        FloatPointer pointer = dense.data_ptr_float()) {
      float[] values = new float[Math.toIntExact(dense.numel())];
      pointer.get(values);
      return values;
    }
  }

  static double[] doubles(Tensor tensor) {
    try (Tensor wide = tensor.detach().to(torch.ScalarType.Double);
        Tensor dense = wide.contiguous();
        DoublePointer pointer = dense.data_ptr_double()) {
      double[] values = new double[Math.toIntExact(dense.numel())];
      pointer.get(values);
      return values;
    }
  }

  static long[] longs(Tensor tensor) {
    try (Tensor wide = tensor.detach().to(torch.ScalarType.Long);
        Tensor dense = wide.contiguous();
        LongPointer pointer = dense.data_ptr_long()) {
      long[] values = new long[Math.toIntExact(dense.numel())];
      pointer.get(values);
      return values;
    }
  }
}
