package org.dynconv.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Linear;
import org.dynconv.architecture.MaskUnit;
import org.dynconv.architecture.Shortcut;

/**
 * The tensors that a network's state dictionary has, by PyTorch's names.
 *
 * @param tensors in the order of the forward pass
 */
public record ParameterNames(List<Entry> tensors) {
  /** What a tensor is to the training. */
  public enum Role {
    /** Trained. */
    PARAMETER,
    /** A batch norm's running mean or variance. */
    STATISTIC,
    /** A batch norm's count of batches: a 64-bit scalar that files may lack. */
    BATCH_COUNT
  }

  /**
   * One tensor.
   *
   * @param name its full name, such as {@code layer1.0.bn1.running_mean}
   * @param shape extents, outermost first; empty for a scalar
   * @param role what it is
   */
  public record Entry(String name, List<Long> shape, Role role) {
    /** Copies the shape. */
    public Entry {
      shape = List.copyOf(shape);
    }

    /**
     * The number of elements.
     *
     * @return the product of the extents
     */
    public long size() {
      return shape.stream().reduce(1L, Math::multiplyExact);
    }
  }

  /** Copies the list. */
  public ParameterNames {
    tensors = List.copyOf(tensors);
  }

  /**
   * Names the tensors of a network.
   *
   * @param architecture the network
   * @return every tensor of its state dictionary
   */
  public static ParameterNames of(Architecture architecture) {
    List<Entry> entries = new ArrayList<>();
    convolution(entries, architecture.stem().convolution());
    for (Block block : architecture.blocks()) {
      block.branch().forEach(convolution -> convolution(entries, convolution));
      if (block.shortcut() instanceof Shortcut.Projection projection) {
        convolution(entries, projection.convolution());
      }
      block.maskUnit().ifPresent(unit -> maskUnit(entries, unit));
    }
    architecture.head().convolution().ifPresent(last -> convolution(entries, last));
    linear(entries, architecture.head().classifier());
    return new ParameterNames(entries);
  }

  /**
   * The number of trained numbers, statistics left out.
   *
   * @return elements of all parameters
   */
  public long parameterCount() {
    return tensors.stream()
        .filter(entry -> entry.role() == Role.PARAMETER)
        .mapToLong(Entry::size)
        .sum();
  }

  /**
   * The tensors by name.
   *
   * @return in the order of the forward pass
   */
  public Map<String, Entry> byName() {
    Map<String, Entry> map = new LinkedHashMap<>();
    tensors.forEach(entry -> map.put(entry.name(), entry));
    return map;
  }

  private static void convolution(List<Entry> entries, Convolution convolution) {
    long out = convolution.outChannels();
    long in = convolution.inChannels() / convolution.groups();
    long kernel = convolution.kernel();
    parameter(entries, convolution.name() + ".weight", out, in, kernel, kernel);
    if (convolution.bias()) {
      parameter(entries, convolution.name() + ".bias", out);
    }
    convolution
        .batchNorm()
        .ifPresent(
            name -> {
              parameter(entries, name + ".weight", out);
              parameter(entries, name + ".bias", out);
              entries.add(new Entry(name + ".running_mean", List.of(out), Role.STATISTIC));
              entries.add(new Entry(name + ".running_var", List.of(out), Role.STATISTIC));
              entries.add(new Entry(name + ".num_batches_tracked", List.of(), Role.BATCH_COUNT));
            });
  }

  private static void maskUnit(List<Entry> entries, MaskUnit unit) {
    convolution(entries, unit.convolution());
    linear(entries, unit.linear());
  }

  private static void linear(List<Entry> entries, Linear linear) {
    parameter(entries, linear.name() + ".weight", linear.outFeatures(), linear.inFeatures());
    parameter(entries, linear.name() + ".bias", linear.outFeatures());
  }

  private static void parameter(List<Entry> entries, String name, long... shape) {
    entries.add(new Entry(name, java.util.Arrays.stream(shape).boxed().toList(), Role.PARAMETER));
  }
}
