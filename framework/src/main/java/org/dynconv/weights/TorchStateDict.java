package org.dynconv.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;

/** Finds the state dictionary in what a PyTorch file holds. */
final class TorchStateDict {
  /** Where training scripts put the weights beside the epoch and the optimiser's state. */
  private static final List<String> KEYS =
      List.of("state_dict", "model_state_dict", "model", "net");

  private static final int MAX_DEPTH = 3;
  private static final int SHOWN = 10;

  private TorchStateDict() {}

  /** The named tensors of a state dictionary, or of a checkpoint that has one. */
  static Map<String, PickleValue.Tensor> find(String source, PickleValue root) {
    PickleValue candidate = root;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      if (!(candidate instanceof PickleValue.Dictionary dictionary)) {
        throw new UserException(
            source
                + ": holds "
                + candidate.kind()
                + ", where a state dictionary was expected."
                + " Save the weights alone: torch.save(model.state_dict(), file).");
      }
      PickleValue inner = inner(dictionary);
      if (inner == null) {
        return tensors(source, dictionary);
      }
      candidate = inner;
    }
    throw new UserException(source + ": its state dictionary is nested too deeply.");
  }

  private static PickleValue inner(PickleValue.Dictionary dictionary) {
    return KEYS.stream()
        .map(dictionary::get)
        .filter(PickleValue.Dictionary.class::isInstance)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, PickleValue.Tensor> tensors(
      String source, PickleValue.Dictionary dictionary) {
    Map<String, PickleValue.Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    dictionary
        .entries()
        .forEach(
            (key, value) -> {
              if (key instanceof String name && value instanceof PickleValue.Tensor tensor) {
                tensors.put(name, tensor);
              } else {
                others.put(Printable.shortened(key.toString()), value.kind());
              }
            });
    if (tensors.isEmpty() || !others.isEmpty()) {
      throw new UserException(
          source
              + ": is no state dictionary (tensors by name), and none of its keys is one of "
              + String.join(", ", KEYS)
              + ". It holds "
              + tensors.size()
              + " tensors and "
              + others.size()
              + " other entries"
              + listed(others)
              + ". Save the weights alone: torch.save(model.state_dict(), file).");
    }
    return tensors;
  }

  private static String listed(Map<String, String> others) {
    StringBuilder list = new StringBuilder();
    others.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            entry ->
                list.append(list.isEmpty() ? ": " : ", ")
                    .append(entry.getKey())
                    .append(" (")
                    .append(entry.getValue())
                    .append(')'));
    return others.size() > SHOWN ? list + ", …" : list.toString();
  }
}
