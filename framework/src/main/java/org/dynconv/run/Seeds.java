package org.dynconv.run;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.seed.RootSeed;

/**
 * The root seed and the seeds of its named streams, so that a reader of the record can draw the
 * same numbers without this code.
 *
 * @param root the seed the user gave
 * @param streams the derived seed of each stream by name; text in JSON, whose readers often keep no
 *     more than 53 bits of a number
 */
public record Seeds(
    long root, @JsonSerialize(contentUsing = ToStringSerializer.class) Map<String, Long> streams) {
  /**
   * Copies the streams.
   *
   * @param root the seed the user gave
   * @param streams the derived seed of each stream by name
   */
  public Seeds {
    streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
  }

  /**
   * Derives the streams' seeds.
   *
   * @param root the run's seed
   * @param streams the names of the streams the run draws from
   * @return the seeds
   */
  public static Seeds of(RootSeed root, String... streams) {
    Map<String, Long> derived = new LinkedHashMap<>();
    for (String stream : streams) {
      derived.put(stream, root.derive(stream));
    }
    return new Seeds(root.value(), derived);
  }
}
