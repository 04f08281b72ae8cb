package org.dynconv.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.error.UserException;

/**
 * Fits a file's tensors to a network: our names, all tensors and none besides, single precision.
 * Accepted are a {@code module.} before every name, torchvision's names of MobileNetV2, {@code
 * linear} for {@code fc}, a missing {@code num_batches_tracked}, and in a network without batch
 * norm one that only adds a bias.
 *
 * @param architecture the network
 * @param missingMaskUnits whether mask units may be missing, so that a dense file starts a masked
 *     network
 * @param foldBatchNorm whether batch norms are folded where the network has none
 */
public record ParameterMapping(
    Architecture architecture, boolean missingMaskUnits, boolean foldBatchNorm) {
  private static final String WRAPPER = "module.";

  /**
   * What came of it.
   *
   * @param weights tensors by {@link ParameterNames}, in that order
   * @param untouched names of mask units' tensors that the file lacks
   */
  public record Mapped(StateDict weights, List<String> untouched) {
    /** Copies the list. */
    public Mapped {
      untouched = List.copyOf(untouched);
    }
  }

  /**
   * A mapping that needs every tensor and folds nothing.
   *
   * @param architecture the network
   * @return the mapping
   */
  public static ParameterMapping to(Architecture architecture) {
    return new ParameterMapping(architecture, false, false);
  }

  /**
   * The same mapping for {@code init}: mask units that the file lacks keep their own values.
   *
   * @return a copy
   */
  public ParameterMapping allowingMissingMaskUnits() {
    return new ParameterMapping(architecture, true, foldBatchNorm);
  }

  /**
   * The same mapping, which folds a file's batch norms where the network has none.
   *
   * @return a copy
   */
  public ParameterMapping foldingBatchNorm() {
    return new ParameterMapping(architecture, missingMaskUnits, true);
  }

  /**
   * Fits tensors to the network.
   *
   * @param source what to call them in errors: the file
   * @param file the tensors
   * @return the network's tensors
   * @throws UserException with all that is missing, unexpected or wrong at once
   */
  public Mapped apply(String source, StateDict file) {
    Map<String, HostTensor> tensors = renamed(source, file.tensors());
    ParameterNames needed = ParameterNames.of(architecture);
    Mismatch mismatch = Mismatch.between(needed, tensors, optional());
    if (!mismatch.isEmpty()) {
      throw new UserException(
          source
              + " does not fit "
              + label(architecture)
              + ":"
              + mismatch.describe()
              + advice(file));
    }
    Map<String, HostTensor> mapped = new LinkedHashMap<>();
    List<String> untouched = new ArrayList<>();
    for (ParameterNames.Entry entry : needed.tensors()) {
      HostTensor tensor = tensors.get(entry.name());
      if (entry.role() == ParameterNames.Role.BATCH_COUNT) {
        mapped.put(entry.name(), HostTensor.of(tensor == null ? new long[1] : tensor.longs()));
      } else if (tensor == null) {
        untouched.add(entry.name());
      } else {
        mapped.put(entry.name(), single(tensor));
      }
    }
    return new Mapped(new StateDict(mapped, file.metadata()), untouched);
  }

  private Map<String, HostTensor> renamed(String source, Map<String, HostTensor> file) {
    boolean classifierIsFc = architecture.head().classifier().name().equals("fc");
    Map<String, HostTensor> unwrapped = new LinkedHashMap<>();
    file.forEach(
        (name, tensor) -> {
          String inner = name.startsWith(WRAPPER) ? name.substring(WRAPPER.length()) : name;
          boolean linear = classifierIsFc && inner.startsWith("linear.");
          putNew(
              source,
              unwrapped,
              linear ? "fc." + inner.substring("linear.".length()) : inner,
              tensor);
        });
    Map<String, HostTensor> renamed = new LinkedHashMap<>();
    TorchvisionNames.of(architecture)
        .translations(List.copyOf(unwrapped.keySet()))
        .forEach((name, ours) -> putNew(source, renamed, ours, unwrapped.get(name)));
    return new FoldedBatchNorms(source, architecture, foldBatchNorm).resolve(renamed);
  }

  private static void putNew(
      String source, Map<String, HostTensor> tensors, String name, HostTensor tensor) {
    if (tensors.put(name, tensor) != null) {
      throw new UserException(
          source
              + ": two tensors are both \""
              + Printable.shortened(name)
              + "\" once prefixes are taken off. Leave one of them out.");
    }
  }

  private Set<String> optional() {
    Set<String> names = new LinkedHashSet<>();
    if (missingMaskUnits) {
      names.addAll(ParameterNames.of(architecture).byName().keySet());
      names.removeAll(ParameterNames.of(architecture.dense()).byName().keySet());
    }
    return names;
  }

  /**
   * The networks with a name that tensors fit without any option.
   *
   * @param file the tensors
   * @return names, as on the command line; masked ones with a remark
   */
  public static List<String> fitting(StateDict file) {
    return Architectures.names().stream()
        .map(Architectures::named)
        .flatMap(dense -> Stream.of(dense, dense.withMasks()))
        .filter(network -> to(network).fits(file))
        .map(ParameterMapping::label)
        .toList();
  }

  private static String advice(StateDict file) {
    List<String> fitting = fitting(file);
    return fitting.isEmpty()
        ? "\nChoose the architecture that the file was trained with."
        : "\nThe file fits " + String.join(", ", fitting) + ".";
  }

  private static String label(Architecture architecture) {
    return architecture.name() + (architecture.masked() ? " with mask units" : "");
  }

  private boolean fits(StateDict file) {
    try {
      return Mismatch.between(
              ParameterNames.of(architecture), renamed("", file.tensors()), Set.of())
          .isEmpty();
    } catch (UserException e) {
      return false;
    }
  }

  private static HostTensor single(HostTensor tensor) {
    return tensor.type() == ElementType.F32
        ? tensor
        : HostTensor.of(tensor.floats(), tensor.shape());
  }
}
