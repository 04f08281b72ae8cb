package org.dynconv.experiments.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.report.BlockTimes;
import org.dynconv.report.SpeedRow;
import org.dynconv.run.Environment;

/** Everything that was measured, as JSON; seconds and fractions, nothing rounded. */
final class InferenceJson {
  private InferenceJson() {}

  static String of(InferenceBench bench, Environment environment) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("settings", bench.settings().canonical());
    root.put("environment", environment);
    root.put("rows", bench.rows().stream().map(InferenceJson::row).toList());
    root.put("blocks", bench.blocks().stream().map(InferenceJson::block).toList());
    root.put("unavailable", bench.absences());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts are always JSON", e);
    }
  }

  private static Map<String, Object> row(SpeedRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("network", row.network());
    map.put("batch", row.batch());
    map.put("runner", row.runner());
    map.put("densities", row.densities().orElse(null));
    map.put("macs", row.macs());
    map.put("denseMacs", row.denseMacs());
    map.put("macRatio", row.macRatio());
    map.put("imagesPerSecond", row.imagesPerSecond());
    map.put("speedUp", row.overDense().orElse(null));
    map.put("efficiency", row.overDense().isPresent() ? row.efficiency() : null);
    map.put("ratios", row.ratios());
    map.put("times", row.times());
    return map;
  }

  private static Map<String, Object> block(BlockTimes times) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("block", times.block());
    map.put("batch", times.batch());
    map.put("runner", times.runner());
    map.put("dense", times.dense());
    map.put("fit", times.fit());
    map.put("interceptShare", times.interceptShare());
    map.put("points", times.points());
    return map;
  }
}
