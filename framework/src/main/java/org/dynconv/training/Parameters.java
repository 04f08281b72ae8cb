package org.dynconv.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Architecture;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.ParameterNames.Entry;
import org.dynconv.weights.ParameterNames.Role;
import org.dynconv.weights.StateDict;

/**
 * A network's trained tensors and batch-norm statistics. All trained tensors are views of one flat
 * tensor, and their gradients of another, so that the optimiser is a handful of operations whatever
 * the depth. Convolution weights are channels-last in it.
 */
final class Parameters implements AutoCloseable {
  private final List<Entry> entries;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Long> batchCounts = new LinkedHashMap<>();
  private final Tensor values;
  private final Tensor gradients;
  private final long decayed;

  /**
   * Allocates the tensors, all zero.
   *
   * @param architecture whose
   * @param decayMaskUnits whether weight decay holds for mask units too
   */
  Parameters(Architecture architecture, boolean decayMaskUnits) {
    entries = ParameterNames.of(architecture).tensors();
    List<Entry> trained = new ArrayList<>();
    List<Entry> exempt = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.role() == Role.PARAMETER) {
        (decayMaskUnits || !entry.name().contains(".masker.") ? trained : exempt).add(entry);
      }
    }
    decayed = trained.stream().mapToLong(Entry::size).sum();
    trained.addAll(exempt);
    long count = trained.stream().mapToLong(Entry::size).sum();
    values = torch.zeros(count);
    gradients = torch.zeros(count);
    long offset = 0;
    for (Entry entry : trained) {
      Tensor view = view(values, entry, offset);
      view.set_requires_grad(true);
      view.mutable_grad().put(view(gradients, entry, offset));
      tensors.put(entry.name(), view);
      offset += entry.size();
    }
    for (Entry entry : entries) {
      if (entry.role() == Role.STATISTIC) {
        tensors.put(entry.name(), torch.zeros(shape(entry)));
      } else if (entry.role() == Role.BATCH_COUNT) {
        batchCounts.put(entry.name(), 0L);
      }
    }
  }

  private static Tensor view(Tensor flat, Entry entry, long offset) {
    long[] shape = shape(entry);
    long[] strides = new long[shape.length];
    if (shape.length == 4) {
      strides[0] = shape[1] * shape[2] * shape[3];
      strides[1] = 1;
      strides[2] = shape[3] * shape[1];
      strides[3] = shape[1];
    } else {
      long stride = 1;
      for (int i = shape.length - 1; i >= 0; i--) {
        strides[i] = stride;
        stride *= shape[i];
      }
    }
    return flat.as_strided(shape, strides, new LongOptional(offset));
  }

  private static long[] shape(Entry entry) {
    return entry.shape().stream().mapToLong(Long::longValue).toArray();
  }

  /** One trained tensor or statistic. */
  Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return tensor;
  }

  /** Names, shapes and roles, in the order of the forward pass. */
  List<Entry> entries() {
    return entries;
  }

  /** All trained numbers, flat; those without weight decay last. */
  Tensor values() {
    return values;
  }

  /** The gradients in the same order. */
  Tensor gradients() {
    return gradients;
  }

  /** How many of the flat numbers have weight decay. */
  long decayed() {
    return decayed;
  }

  /** Counts one more training batch of a batch norm. */
  void countBatch(String batchNorm) {
    batchCounts.merge(batchNorm + ".num_batches_tracked", 1L, Long::sum);
  }

  /**
   * Copies values in.
   *
   * @param weights tensors by name; those that are not there keep their values
   */
  void load(StateDict weights) {
    try (AutoGradMode off = new AutoGradMode(false)) {
      for (Entry entry : entries) {
        weights.find(entry.name()).ifPresent(tensor -> load(entry, tensor));
      }
    }
  }

  private void load(Entry entry, HostTensor tensor) {
    if (entry.role() == Role.BATCH_COUNT) {
      batchCounts.put(entry.name(), tensor.longs()[0]);
      return;
    }
    try (Tensor source = TensorTransfer.toTorch(tensor);
        Tensor shaped = source.view(shape(entry))) {
      tensors.get(entry.name()).copy_(shaped);
    }
  }

  /** Copies the state dictionary out, in the order of the forward pass. */
  StateDict export() {
    Map<String, HostTensor> state = new LinkedHashMap<>();
    for (Entry entry : entries) {
      state.put(
          entry.name(),
          entry.role() == Role.BATCH_COUNT
              ? HostTensor.of(new long[] {batchCounts.get(entry.name())})
              : TensorTransfer.toHost(tensors.get(entry.name())));
    }
    return new StateDict(state);
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    values.close();
    gradients.close();
  }
}
