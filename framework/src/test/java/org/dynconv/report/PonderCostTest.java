package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.dynconv.report.SampleMasks.mask;

import java.util.List;
import org.junit.jupiter.api.Test;

class PonderCostTest {
  /** 2 × 4: left mask covers 1 × 2 pixels a position, right one is at full size. */
  private final PonderCost ponder =
      PonderCost.of(2, 4, List.of(mask("#.", "##"), mask("#...", "...#")));

  @Test
  void countsTheBlocksAtEachPixel() {
    int[][] expected = {{2, 1, 0, 0}, {1, 1, 1, 2}};
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(ponder.count(y, x)).as("%d, %d", y, x).isEqualTo(expected[y][x]);
      }
    }
    assertThat(ponder.blocks()).isEqualTo(2);
    assertThat(ponder.mean()).isEqualTo(1.0);
  }

  @Test
  void enlargesBySizesThatDoNotDivide() {
    // Pixels 0 to 4 of 5 fall on positions floor(x · 3 / 5) = 0, 0, 1, 1, 2.
    PonderCost odd = PonderCost.of(1, 5, List.of(mask(".#.")));
    assertThat(List.of(0, 1, 2, 3, 4)).map(x -> odd.count(0, x)).containsExactly(0, 0, 1, 1, 0);
  }

  @Test
  void scoresTheForegroundAtTheMean() {
    // At least 1: {00, 01, 10, 11, 12, 13}; foreground {00, 01, 02}: 2 of 7.
    Mask foreground = mask("###.", "....");
    assertThat(ponder.intersectionOverUnion(foreground)).isCloseTo(2.0 / 7, within(1e-12));
    // At least 2: {00, 13}: 1 of 4.
    assertThat(ponder.intersectionOverUnion(foreground, 2)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void aUniformMapScoresTheForegroundsPart() {
    PonderCost uniform = PonderCost.of(2, 2, List.of(mask("#")));
    assertThat(uniform.intersectionOverUnion(mask("#.", ".."))).isEqualTo(0.25);
    assertThat(uniform.intersectionOverUnion(mask("."), 2)).isNaN();
  }

  @Test
  void comparesInsideWithOutside() {
    // Inside {00, 10, 01, 11}: 2 + 1 + 1 + 1 = 5; outside 0 + 0 + 1 + 2 = 3, four pixels each.
    assertThat(ponder.insideOverOutside(mask("#."))).isCloseTo(5.0 / 3, within(1e-12));
    assertThat(ponder.insideOverOutside(mask("#"))).isNaN();
  }

  @Test
  void refusesMasksOfTheWrongLength() {
    assertThatThrownBy(() -> new Mask(2, 2, new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 × 2");
    assertThat(mask("#.", "..").density()).isEqualTo(0.25);
  }
}
