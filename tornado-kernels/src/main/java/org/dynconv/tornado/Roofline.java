package org.dynconv.tornado;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.inference.Lowering;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.StateDict;

/**
 * Prints the table of PERFORMANCE.md: what each kernel has to move and to compute, and how long a
 * card needs for that at least. Needs no TornadoVM.
 */
public final class Roofline {
  private Roofline() {}

  /**
   * Prints Markdown.
   *
   * @param args network, batch, density of the masks, density of the dilated masks, then for each
   *     card its bandwidth in GB/s and its rate in TFLOP/s
   */
  public static void main(String[] args) {
    Architecture network = Architectures.named(args[0]).withMasks();
    int batch = Integer.parseInt(args[1]);
    Map<String, Work> kernels =
        WorkCount.of(
            Lowering.lower(network, zeros(network), network.image()),
            batch,
            Double.parseDouble(args[2]),
            Double.parseDouble(args[3]));
    System.out.print("| kernel | MB | million MACs |");
    for (int card = 4; card + 1 < args.length; card += 2) {
      System.out.printf(" µs at %s GB/s, %s TFLOP/s |", args[card], args[card + 1]);
    }
    System.out.printf("%n| --- | ---: | ---: |%s%n", " ---: |".repeat((args.length - 4) / 2));
    kernels.forEach((name, work) -> print(name, work, args));
    print("**all**", kernels.values().stream().reduce(Work.NONE, Work::plus), args);
  }

  private static void print(String name, Work work, String[] args) {
    System.out.printf(
        Locale.ROOT, "| %s | %.2f | %.1f |", name, work.bytes() / 1e6, work.macs() / 1e6);
    for (int card = 4; card + 1 < args.length; card += 2) {
      double bandwidth = Double.parseDouble(args[card]) * 1e9;
      double rate = Double.parseDouble(args[card + 1]) * 1e12;
      System.out.printf(Locale.ROOT, " %.1f |", work.seconds(bandwidth, rate) * 1e6);
    }
    System.out.println();
  }

  private static StateDict zeros(Architecture network) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (ParameterNames.Entry entry : ParameterNames.of(network).tensors()) {
      long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
      int size = 1;
      for (long extent : shape) {
        size = Math.multiplyExact(size, Math.toIntExact(extent));
      }
      tensors.put(entry.name(), HostTensor.of(new float[size], shape));
    }
    return new StateDict(tensors);
  }
}
