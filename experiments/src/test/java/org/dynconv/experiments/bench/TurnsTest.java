package org.dynconv.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final List<String> runs = new ArrayList<>();

  @Test
  void allHaveAsManyTurnsAndEveryRoundStartsWithAnother() {
    double[][] seconds =
        new Turns(new TurnPlan(3, 0, 0)).measure(List.of(named("a"), named("b"), named("c")));

    assertThat(String.join("", runs)).isEqualTo("abc" + "abc" + "bca" + "cab");
    assertThat(seconds).hasDimensions(3, 3);
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
