package org.dynconv.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dynconv.run.RunRecord;

/**
 * The settings in which runs of one experiment differ, apart from the seed and from what changes no
 * result. Runs that differ in one of them are never averaged.
 *
 * @param keys the settings, in the configurations' order, and {@value #CODE} where the runs were
 *     made by different code
 */
record Variation(List<String> keys) {
  static final String CODE = "code";

  /**
   * Seeds are what is averaged over; a model's own budget stands with its result; the rest
   * describes, draws or saves, and trains no weight differently.
   */
  private static final Set<String> NO_TREATMENT =
      Set.of("seed", "budget", "title", "reproduces", "paper", "gallery", "checkpoint-every");

  /** What only masked models have a use for. */
  private static final Set<String> MASKS_ONLY =
      Set.of(
          "alpha",
          "loss-network",
          "loss-upper",
          "loss-lower",
          "anneal",
          "tau",
          "noise-until",
          "mask-weight-decay");

  static Variation among(Collection<RunRecord> runs) {
    Map<String, List<RunRecord>> byExperiment = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      byExperiment.computeIfAbsent(run.experiment(), unseen -> new ArrayList<>()).add(run);
    }
    Set<String> varying = new LinkedHashSet<>();
    byExperiment.values().forEach(own -> varying.addAll(varying(own)));
    return new Variation(List.copyOf(varying));
  }

  /**
   * What a run has in these settings; left out are absent ones and, for a dense model, those that
   * only masks have a use for.
   */
  Map<String, String> of(RunRecord run, boolean dense) {
    Map<String, String> all = settings(run);
    Map<String, String> own = new LinkedHashMap<>();
    for (String key : keys) {
      if (all.containsKey(key) && !(dense && MASKS_ONLY.contains(key))) {
        own.put(key, all.get(key));
      }
    }
    return own;
  }

  private static List<String> varying(List<RunRecord> runs) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    Map<String, Integer> having = new HashMap<>();
    for (RunRecord run : runs) {
      settings(run)
          .forEach(
              (key, value) -> {
                values.computeIfAbsent(key, unseen -> new LinkedHashSet<>()).add(value);
                having.merge(key, 1, Integer::sum);
              });
    }
    return values.keySet().stream()
        .filter(key -> values.get(key).size() > 1 || having.get(key) < runs.size())
        .toList();
  }

  private static Map<String, String> settings(RunRecord run) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String key : run.configuration().values().keySet()) {
      if (!NO_TREATMENT.contains(key)) {
        run.configuration().text(key).ifPresent(value -> settings.put(key, value));
      }
    }
    settings.put(CODE, run.revision().label());
    return settings;
  }
}
