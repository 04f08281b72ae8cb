package org.dynconv.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.BlockKind;

/**
 * The names that torchvision's MobileNetV2 has where they differ from ours: it groups each
 * convolution of a block with its batch norm and activation ({@code features.2.conv.1.0}), ours
 * count through ({@code features.2.conv.3}). All other networks have one set of names.
 */
public final class TorchvisionNames {
  private final Map<String, String> byOurs = new LinkedHashMap<>();

  private TorchvisionNames(Architecture architecture) {
    architecture.blocks().stream()
        .filter(block -> block.kind() == BlockKind.INVERTED_RESIDUAL)
        .forEach(this::add);
  }

  /**
   * The names of a network's layers.
   *
   * @param architecture the network
   * @return its names
   */
  public static TorchvisionNames of(Architecture architecture) {
    return new TorchvisionNames(architecture);
  }

  /**
   * The same tensors by torchvision's names.
   *
   * @param weights tensors by our names
   * @return a copy; tensors whose name is the same in both keep it
   */
  public StateDict rename(StateDict weights) {
    Map<String, HostTensor> renamed = new LinkedHashMap<>();
    weights.tensors().forEach((name, tensor) -> renamed.put(translate(byOurs, name), tensor));
    return new StateDict(renamed, weights.metadata());
  }

  /**
   * Our names for a file's names. The two sets overlap ({@code features.2.conv.3} is a convolution
   * here and a batch norm there), so the file's names as a whole tell which set they are of.
   *
   * @param names the names of a file's tensors
   * @return for each of them, in order, our name; unknown names stay as they are
   */
  Map<String, String> translations(List<String> names) {
    Map<String, String> byTheirs = new LinkedHashMap<>();
    byOurs.forEach((ours, theirs) -> byTheirs.put(theirs, ours));
    boolean theirs =
        names.stream()
            .map(TorchvisionNames::layer)
            .anyMatch(layer -> byTheirs.containsKey(layer) && !byOurs.containsKey(layer));
    Map<String, String> translations = new LinkedHashMap<>();
    names.forEach(name -> translations.put(name, theirs ? translate(byTheirs, name) : name));
    return translations;
  }

  private void add(Block block) {
    int last = block.branch().size() - 1;
    String prefix = block.name() + ".conv.";
    for (int i = 0; i <= last; i++) {
      String convolution = block.branch().get(i).name();
      String norm = LayerNames.batchNormAfter(convolution);
      byOurs.put(convolution, i == last ? prefix + last : prefix + i + ".0");
      byOurs.put(norm, i == last ? prefix + (last + 1) : prefix + i + ".1");
    }
  }

  private static String translate(Map<String, String> layers, String name) {
    String layer = layer(name);
    return layers.getOrDefault(layer, layer) + name.substring(layer.length());
  }

  private static String layer(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
