package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.invoke.MethodHandles;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class SpecialisedTest {
  record Numbers(int factor) {}

  /** What is copied here. */
  static final class Times implements IntUnaryOperator {
    private static final Numbers NUMBERS =
        Specialised.numbers(MethodHandles.lookup(), Numbers.class);

    @Override
    public int applyAsInt(int operand) {
      return NUMBERS.factor() * operand;
    }
  }

  /** Lacks the constructor. */
  static final class Unready implements IntUnaryOperator {
    private final int sum;

    Unready(int sum) {
      this.sum = sum;
    }

    @Override
    public int applyAsInt(int operand) {
      return sum + operand;
    }
  }

  @Test
  void everyCopyKnowsItsOwnNumbers() {
    IntUnaryOperator three = times(3);
    IntUnaryOperator five = times(5);

    assertThat(three.applyAsInt(7)).isEqualTo(21);
    assertThat(five.applyAsInt(7)).isEqualTo(35);
    assertThat(three.getClass()).isNotEqualTo(five.getClass());
  }

  @Test
  void equalNumbersShareACopy() {
    assertThat(times(3)).isSameAs(times(3));
  }

  @Test
  void aClassThatCannotBeCopiedIsNamedWithItsNumbers() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Specialised.copy(Unready.class, IntUnaryOperator.class, new Numbers(3)))
        .withMessageContaining("Unready")
        .withMessageContaining("factor=3");
  }

  private static IntUnaryOperator times(int factor) {
    return Specialised.copy(Times.class, IntUnaryOperator.class, new Numbers(factor));
  }
}
