package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Which kernels of a program take which arrays: from the first to the last an array is alive. */
final class ArrayLives {
  /** First and last kernel that takes an array. */
  private record Life(int first, int last) {}

  private final List<Set<Object>> uses = new ArrayList<>();
  private final IdentityHashMap<Object, Life> lives = new IdentityHashMap<>();

  /** Every array of the program, in the order of their first uses. */
  private final List<Object> arrays = new ArrayList<>();

  ArrayLives(List<Program.Kernel> kernels) {
    for (int number = 0; number < kernels.size(); number++) {
      Program.Kernel kernel = kernels.get(number);
      Set<Object> used = identitySet();
      Arrays.stream(kernel.launch().of(kernel.id()).getTaskParameters())
          .filter(TornadoNativeArray.class::isInstance)
          .forEach(used::add);
      uses.add(used);
      for (Object array : used) {
        Life before = lives.get(array);
        if (before == null) {
          arrays.add(array);
        }
        lives.put(array, new Life(before == null ? number : before.first(), number));
      }
    }
  }

  private static Set<Object> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** How many different arrays the kernels from one to before another take. */
  int taken(int begin, int end) {
    Set<Object> taken = identitySet();
    uses.subList(begin, end).forEach(taken::addAll);
    return taken.size();
  }

  /** How many arrays each of these kernels takes, in all. */
  int arguments(int begin, int end) {
    return uses.subList(begin, end).stream().mapToInt(Set::size).sum();
  }

  /** Arrays that a kernel before takes, and this one or a later. */
  List<Object> across(int kernel) {
    return arrays.stream()
        .filter(array -> lives.get(array).first() < kernel && lives.get(array).last() >= kernel)
        .toList();
  }

  /** Whether an array is first taken by a kernel from one to before another. */
  boolean beginsIn(Object array, int begin, int end) {
    Life life = lives.get(array);
    return life != null && life.first() >= begin && life.first() < end;
  }
}
