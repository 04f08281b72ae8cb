package org.dynconv.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything in which tensors differ from what a network needs. */
record Mismatch(List<String> missing, List<String> unexpected, List<String> wrong) {
  private static final int SHOWN = 20;

  /**
   * Compares names, shapes and kinds of number.
   *
   * @param needed what the network needs
   * @param given what there is
   * @param optional names that may be missing
   */
  static Mismatch between(
      ParameterNames needed, Map<String, HostTensor> given, Set<String> optional) {
    Map<String, ParameterNames.Entry> byName = needed.byName();
    List<String> missing = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (ParameterNames.Entry entry : needed.tensors()) {
      HostTensor tensor = given.get(entry.name());
      boolean count = entry.role() == ParameterNames.Role.BATCH_COUNT;
      if (tensor == null) {
        if (!count && !optional.contains(entry.name())) {
          missing.add(entry.name());
        }
      } else if (!Arrays.stream(tensor.shape()).boxed().toList().equals(entry.shape())
          || count != tensor.type().integer()) {
        wrong.add(
            entry.name()
                + " is "
                + tensor
                + ", expected "
                + (count ? ElementType.I64 : ElementType.F32)
                + entry.shape());
      }
    }
    List<String> unexpected =
        given.keySet().stream()
            .filter(name -> !byName.containsKey(name))
            .map(Printable::shortened)
            .toList();
    return new Mismatch(missing, unexpected, wrong);
  }

  boolean isEmpty() {
    return missing.isEmpty() && unexpected.isEmpty() && wrong.isEmpty();
  }

  /** One indented paragraph for each kind of difference. */
  String describe() {
    return list("missing", missing)
        + list("unexpected", unexpected)
        + list("wrong shape or type", wrong);
  }

  private static String list(String kind, List<String> items) {
    if (items.isEmpty()) {
      return "";
    }
    String shown = String.join("\n    ", items.subList(0, Math.min(SHOWN, items.size())));
    String rest = items.size() > SHOWN ? "\n    and " + (items.size() - SHOWN) + " more" : "";
    return "\n  " + kind + " (" + items.size() + "):\n    " + shown + rest;
  }
}
