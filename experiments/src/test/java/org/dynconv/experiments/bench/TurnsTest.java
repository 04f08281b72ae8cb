package org.dynconv.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final List<String> runs = new ArrayList<>();

  @Test
  void allHaveAsManyTurnsInAnOrderThatChanges() {
    double[][] seconds =
        new Turns(new TurnPlan(8, 0, 0)).measure(List.of(named("a"), named("b"), named("c")));

    List<String> rounds =
        IntStream.range(0, 9)
            .mapToObj(i -> String.join("", runs.subList(3 * i, 3 * i + 3)))
            .toList();
    assertThat(rounds).allSatisfy(round -> assertThat(round).hasSize(3).contains("a", "b", "c"));
    assertThat(new HashSet<>(rounds)).hasSizeGreaterThan(2);
    assertThat(seconds).hasDimensions(3, 8);
    assertThat(Arrays.stream(seconds[1]).boxed()).allMatch(value -> value > 0);
  }

  private Contestant named(String name) {
    return new Contestant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void run() {
        runs.add(name);
      }

      @Override
      public float[] logits() {
        return new float[0];
      }

      @Override
      public void close() {
        runs.add("closed");
      }
    };
  }
}
