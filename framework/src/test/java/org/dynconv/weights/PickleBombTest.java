package org.dynconv.weights;

import static org.dynconv.weights.HostileFiles.weights;
import static org.dynconv.weights.HostileFiles.zipRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small files that would cost endless memory or time, were they believed. */
@Timeout(120)
class PickleBombTest {
  @Test
  void giganticShapesCostNothing() {
    long big = 1L << 40;
    zipRefused(weights("0", 2, 0, new long[] {big}, new long[] {0}), "more bytes than the file");
    zipRefused(weights("0", 2, 0, new long[] {big, big}, new long[] {0, 0}), "impossible shape");
    zipRefused(
        weights("0", 2, 0, new long[] {big, big, 2}, new long[] {0, 0, 1}), "impossible shape");
  }

  @Test
  void manyUnfoldedViewsTogetherStayBelowTheSizeOfTheFile() {
    PickleBuilder object = new PickleBuilder().op('}', '(');
    for (int i = 0; i < 1000; i++) {
      object.text("w" + i).tensor("0", 2, 0, new long[] {100}, new long[] {0});
    }

    zipRefused(object.op('u').stop(), "more bytes than the file");
  }

  @Test
  void lengthsBeyondTheFileAreRefusedBeforeAnythingIsAllocated() {
    zipRefused(new PickleBuilder().op('X').int32(-1).stop(), "4294967295 bytes");
    zipRefused(new PickleBuilder().op('X').int32(Integer.MAX_VALUE).stop(), "2147483647 bytes");
    zipRefused(new PickleBuilder().op(0x8d).int64(Long.MAX_VALUE).stop(), "an operand of");
    zipRefused(new PickleBuilder().op(0x8d).int64(-5).stop(), "an operand of -5");
    zipRefused(new PickleBuilder().op('T').int32(-5).stop(), "an operand of -5");
    zipRefused(new PickleBuilder().op(0x8b).int32(-1).stop(), "whole number of -1 bytes");
    zipRefused(new PickleBuilder().op(0x8b).int32(1 << 30).stop(), "whole number of");
    zipRefused(new PickleBuilder().op(0x95).int64(1L << 60).stop(), "a frame of");
  }

  @Test
  void hugeMemoPositionsCostNothing() {
    zipRefused(new PickleBuilder().text("x").op('r').int32(-1).stop(), "holds a text");
  }

  @Test
  void deepNestingEndsInAnErrorNotInAStackOverflow() {
    PickleBuilder tuples = new PickleBuilder().op(')');
    PickleBuilder lists = new PickleBuilder();
    for (int i = 0; i < 300_000; i++) {
      tuples.op(0x85);
      lists.op(']');
    }
    for (int i = 1; i < 300_000; i++) {
      lists.op('a');
    }
    zipRefused(tuples.stop(), "holds a tuple");
    zipRefused(lists.stop(), "holds a list");
  }

  @Test
  void aMemoBombStaysAsSmallAsItsFile() {
    // Each tuple holds the one before twice: 2^200,000 leaves, were anyone to count them.
    PickleBuilder bomb = new PickleBuilder().op('}', ')', 'q', 0);
    for (int i = 0; i < 200_000; i++) {
      bomb.op('h', 0).op(0x86, 'q', 0);
    }
    zipRefused(bomb.text("v").op('s').stop(), "a dictionary with");
    PickleBuilder asValue = new PickleBuilder().op('}').text("k").op(')', 'q', 0);
    for (int i = 0; i < 200_000; i++) {
      asValue.op('h', 0).op(0x86, 'q', 0);
    }
    zipRefused(asValue.op('s').stop(), "k (a tuple)");
  }

  @Test
  void aDictionaryThatHoldsItselfIsNoEndlessSearch() {
    byte[] object = new PickleBuilder().op('}', 'q', 0).text("state_dict").op('h', 0, 's').stop();

    zipRefused(object, "nested too deeply");
  }

  @Test
  void millionsOfOperationsAreRefused() {
    PickleBuilder object = new PickleBuilder();
    for (int i = 0; i < 2_000_001; i++) {
      object.op('}');
    }
    zipRefused(object.stop(), "over 2000000 operations");
  }

  @Test
  void manyKeysOfOneHashCodeCostNoQuadraticTime() {
    PickleBuilder object = new PickleBuilder().op('}', '(');
    for (int i = 0; i < 1 << 16; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 16; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      object.text(key.toString()).op('N');
    }
    zipRefused(object.op('u').stop(), "65536 other entries");
  }
}
