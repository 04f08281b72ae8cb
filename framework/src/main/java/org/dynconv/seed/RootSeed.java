package org.dynconv.seed;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The one seed of a run. Every random choice draws from a stream named after its purpose ({@code
 * init}, {@code shuffle}, {@code augment}, {@code gumbel}) and the place in the run where it is
 * made (epoch, step, image). Streams carry no state: the stream of a place is a function of the
 * seed, the name and the indices, so a run that was cut resumes anywhere with the same draws.
 *
 * @param value the seed
 */
public record RootSeed(long value) {
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  /**
   * The seed of one stream at one place.
   *
   * @param stream the stream's name, such as {@code shuffle}
   * @param indices the place: for instance epoch and image number
   * @return a seed that differs for every other name and place
   */
  public long derive(String stream, long... indices) {
    long hash = mix(value);
    for (byte b : stream.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ (b & 0xffL));
    }
    // The length keeps (1) and (1, 0) apart.
    hash = mix(hash ^ (0x100L + indices.length));
    for (long index : indices) {
      hash = mix(hash ^ index);
    }
    return hash;
  }

  /**
   * A fresh generator for one stream at one place.
   *
   * @param stream the stream's name, such as {@code shuffle}
   * @param indices the place: for instance epoch and image number
   * @return a generator in its first state
   */
  public RandomGenerator generator(String stream, long... indices) {
    return GENERATORS.create(derive(stream, indices));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014) after adding the golden gamma. */
  private static long mix(long z) {
    long x = z + 0x9e3779b97f4a7c15L;
    x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }
}
