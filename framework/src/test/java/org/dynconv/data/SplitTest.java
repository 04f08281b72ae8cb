package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.error.UserException;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;

class SplitTest {
  private final Dataset whole = new CountingDataset(100, 2, 2);

  @Test
  void everyImageIsInExactlyOnePart() {
    Split split = Split.draw(whole, 30, new RootSeed(1));

    List<Integer> all = new ArrayList<>(indices(split.training()));
    all.addAll(indices(split.validation()));
    assertThat(split.training().size()).isEqualTo(70);
    assertThat(split.validation().size()).isEqualTo(30);
    assertThat(all).doesNotHaveDuplicates().hasSize(100);
  }

  @Test
  void seedAloneDecides() {
    List<Integer> first = indices(Split.draw(whole, 30, new RootSeed(1)).validation());
    List<Integer> again = indices(Split.draw(whole, 30, new RootSeed(1)).validation());
    List<Integer> other = indices(Split.draw(whole, 30, new RootSeed(2)).validation());

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void heldOutImagesComeFromTheWholeRange() {
    List<Integer> held = indices(Split.draw(whole, 30, new RootSeed(1)).validation());

    assertThat(held).anyMatch(index -> index < 25).anyMatch(index -> index >= 75);
  }

  @Test
  void noneLeftToTrainOnIsRefused() {
    assertThatThrownBy(() -> Split.draw(whole, 100, new RootSeed(1)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("0 to 99");
  }

  @Test
  void firstImagesKeepPixelsLabelsAndOrder() {
    Subset first = Subset.first(whole, 3);
    byte[] expected = new byte[whole.imageBytes()];
    byte[] seen = new byte[whole.imageBytes()];
    for (int index = 0; index < 3; index++) {
      whole.pixels(index, expected, 0);
      first.pixels(index, seen, 0);
      assertThat(seen).isEqualTo(expected);
      assertThat(first.label(index)).isEqualTo(whole.label(index));
    }
    assertThat(first.name()).isEqualTo("counting/first-3");
    assertThatThrownBy(() -> Subset.first(whole, 101))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void checksumTellsOrdersAndContentsApart() {
    assertThat(Subset.of(whole, "a", 1, 2).checksum())
        .isEqualTo(Subset.of(whole, "b", 1, 2).checksum())
        .isNotEqualTo(Subset.of(whole, "a", 2, 1).checksum())
        .isNotEqualTo(Subset.of(new CountingDataset(99, 2, 2), "a", 1, 2).checksum());
  }

  private static List<Integer> indices(Dataset subset) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < subset.size(); i++) {
      indices.add(((Subset) subset).baseIndex(i));
    }
    return indices;
  }
}
