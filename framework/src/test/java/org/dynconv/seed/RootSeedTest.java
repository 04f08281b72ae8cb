package org.dynconv.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RootSeedTest {
  @Test
  void sameSeedNameAndPlaceGiveTheSameDraws() {
    long[] first = new RootSeed(7).generator("shuffle", 3).longs(5).toArray();
    long[] second = new RootSeed(7).generator("shuffle", 3).longs(5).toArray();

    assertThat(first).containsExactly(second);
  }

  @Test
  void seedNameAndPlaceEachChangeTheStream() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      for (String stream : new String[] {"init", "shuffle", "augment", "gumbel"}) {
        seeds.add(new RootSeed(seed).derive(stream));
        for (long place = 0; place < 10; place++) {
          seeds.add(new RootSeed(seed).derive(stream, place));
          seeds.add(new RootSeed(seed).derive(stream, place, 0));
        }
      }
    }

    assertThat(seeds).hasSize(10 * 4 * 21);
  }
}
