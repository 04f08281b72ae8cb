package org.dynconv.experiments.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A number that the paper or its authors published.
 *
 * @param label the model, such as "ResNet-32, sparse 0.7"
 * @param budget the target budget; empty for a dense network
 * @param macs millions of multiply-accumulates an image
 * @param top1 top-1 accuracy in percent
 * @param source where the number stands
 */
public record PaperResult(
    String label, OptionalDouble budget, double macs, double top1, String source) {
  /** The reverse of {@link #canonical()}. */
  static PaperResult ofCanonical(Map<?, ?> map) {
    return new PaperResult(
        String.valueOf(map.get("label")),
        map.get("budget") instanceof Number budget
            ? OptionalDouble.of(budget.doubleValue())
            : OptionalDouble.empty(),
        number(map.get("macs")),
        number(map.get("top1")),
        String.valueOf(map.get("source")));
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /**
   * The result as JSON's kinds, for a run's record.
   *
   * @return keys as in the YAML files
   */
  public Map<String, Object> canonical() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("label", label);
    budget.ifPresent(value -> map.put("budget", value));
    map.put("macs", macs);
    map.put("top1", top1);
    map.put("source", source);
    return map;
  }
}
