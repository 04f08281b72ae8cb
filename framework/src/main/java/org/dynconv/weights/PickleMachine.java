package org.dynconv.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;

/**
 * Runs a pickle on a stack machine that can build lists, dictionaries and numbers, and nothing
 * else: names, calls and references go to {@link TorchObjects}, which knows a handful. Every
 * operation costs a byte of the file and makes at most one object, and their number is limited, so
 * memory and time are bounded whatever the pickle says.
 */
final class PickleMachine {
  private static final int MAX_OPERATIONS = 2_000_000;
  private static final int MAX_PROTOCOL = 5;

  private final PickleInput input;
  private final TorchObjects objects;
  private final List<PickleValue> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, PickleValue> memo = new HashMap<>();

  private PickleMachine(PickleInput input, TorchObjects objects) {
    this.input = input;
    this.objects = objects;
  }

  /** Runs one pickle, from its protocol to its STOP, and leaves the input behind it. */
  static PickleValue run(PickleInput input, TorchObjects objects) {
    return new PickleMachine(input, objects).run();
  }

  private PickleValue run() {
    protocol();
    for (int operations = 0; operations < MAX_OPERATIONS; operations++) {
      PickleOpcode opcode = PickleOpcode.read(input);
      if (opcode == PickleOpcode.STOP) {
        PickleValue result = pop();
        if (!stack.isEmpty() || !marks.isEmpty()) {
          throw input.broken("values left on its stack at the end");
        }
        return result;
      }
      execute(opcode);
    }
    throw input.broken("over " + MAX_OPERATIONS + " operations, more than weights need");
  }

  private void protocol() {
    if (PickleOpcode.read(input) != PickleOpcode.PROTO) {
      throw input.broken("no protocol at its start");
    }
    int protocol = input.unsignedByte();
    if (protocol < 2 || protocol > MAX_PROTOCOL) {
      throw input.broken("protocol " + protocol + ", where 2 to " + MAX_PROTOCOL + " are known");
    }
  }

  private void execute(PickleOpcode opcode) {
    switch (opcode) {
      case PROTO, STOP -> throw input.broken("a second protocol");
      case FRAME -> frame();
      case MARK -> marks.add(stack.size());
      case NONE -> push(PickleValue.Constant.NONE);
      case NEWTRUE -> push(PickleValue.Constant.TRUE);
      case NEWFALSE -> push(PickleValue.Constant.FALSE);
      case BININT -> push(input.int32());
      case BININT1 -> push(input.unsignedByte());
      case BININT2 -> push(input.unsignedShort());
      case LONG1 -> push(new PickleValue.Whole(input.whole(input.unsignedByte())));
      case LONG4 -> push(new PickleValue.Whole(input.whole(input.int32())));
      case BINFLOAT -> push(new PickleValue.Real(input.float64()));
      case SHORT_BINSTRING, SHORT_BINUNICODE ->
          push(new PickleValue.Text(input.text(input.unsignedByte())));
      case BINSTRING -> push(new PickleValue.Text(input.text(input.int32())));
      case BINUNICODE -> push(new PickleValue.Text(input.text(input.unsignedInt())));
      case BINUNICODE8 -> push(new PickleValue.Text(input.text(input.int64())));
      case EMPTY_LIST -> push(PickleValue.Sequence.emptyList());
      case APPEND -> append(List.of(pop()));
      case APPENDS -> append(popToMark());
      case EMPTY_TUPLE -> push(PickleValue.Sequence.tuple(List.of()));
      case TUPLE -> push(PickleValue.Sequence.tuple(popToMark()));
      case TUPLE1 -> push(PickleValue.Sequence.tuple(pop(1)));
      case TUPLE2 -> push(PickleValue.Sequence.tuple(pop(2)));
      case TUPLE3 -> push(PickleValue.Sequence.tuple(pop(3)));
      case EMPTY_DICT -> push(new PickleValue.Dictionary());
      case SETITEM -> setItems(pop(2));
      case SETITEMS -> setItems(popToMark());
      case BINPUT -> memo.put((long) input.unsignedByte(), top());
      case LONG_BINPUT -> memo.put(input.unsignedInt(), top());
      case MEMOIZE -> memo.put((long) memo.size(), top());
      case BINGET -> push(remembered(input.unsignedByte()));
      case LONG_BINGET -> push(remembered(input.unsignedInt()));
      case GLOBAL -> push(objects.global(input.line(), input.line()));
      case STACK_GLOBAL -> stackGlobal();
      case REDUCE -> reduce();
      case BUILD -> build();
      case BINPERSID -> push(objects.persistent(pop()));
    }
  }

  private void frame() {
    long length = input.int64();
    if (length < 0 || length > input.remaining()) {
      throw input.broken("a frame of " + Long.toUnsignedString(length) + " bytes");
    }
  }

  private void append(List<PickleValue> values) {
    if (!(top() instanceof PickleValue.Sequence list) || list.isTuple()) {
      throw input.broken("an item for what is no list");
    }
    list.items().addAll(values);
  }

  private void setItems(List<PickleValue> keysAndValues) {
    if (!(top() instanceof PickleValue.Dictionary dictionary)) {
      throw input.broken("an entry for what is no dictionary");
    }
    if (keysAndValues.size() % 2 != 0) {
      throw input.broken("a key without a value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      objects.put(dictionary, keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  private PickleValue remembered(long index) {
    PickleValue value = memo.get(index);
    if (value == null) {
      throw input.broken("a reference to " + index + ", which it has not stored");
    }
    return value;
  }

  private void stackGlobal() {
    List<PickleValue> names = pop(2);
    if (names.get(0) instanceof PickleValue.Text module
        && names.get(1) instanceof PickleValue.Text name) {
      push(objects.global(module.value(), name.value()));
    } else {
      throw input.broken("a name that is no text");
    }
  }

  private void reduce() {
    List<PickleValue> call = pop(2);
    if (call.get(0) instanceof PickleValue.Global callable
        && call.get(1) instanceof PickleValue.Sequence arguments
        && arguments.isTuple()) {
      push(objects.call(callable, arguments.items()));
    } else {
      throw input.broken("a call of " + call.get(0).kind() + " with " + call.get(1).kind());
    }
  }

  /** An ordered dictionary's attributes ({@code _metadata}): checked for kind, then dropped. */
  private void build() {
    PickleValue state = pop();
    if (!(state instanceof PickleValue.Dictionary) || !(top() instanceof PickleValue.Dictionary)) {
      throw input.broken("attributes for " + top().kind());
    }
  }

  private void push(PickleValue value) {
    stack.add(value);
  }

  private void push(long value) {
    push(new PickleValue.Whole(BigInteger.valueOf(value)));
  }

  private PickleValue top() {
    int floor = marks.isEmpty() ? 0 : marks.getLast();
    if (stack.size() <= floor) {
      throw underflow();
    }
    return stack.getLast();
  }

  private PickleValue pop() {
    PickleValue value = top();
    stack.removeLast();
    return value;
  }

  private List<PickleValue> pop(int count) {
    List<PickleValue> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.addFirst(pop());
    }
    return values;
  }

  private List<PickleValue> popToMark() {
    if (marks.isEmpty()) {
      throw underflow();
    }
    List<PickleValue> above = stack.subList(marks.removeLast(), stack.size());
    List<PickleValue> values = List.copyOf(above);
    above.clear();
    return values;
  }

  private UserException underflow() {
    return input.broken("an operation on values that it has not made");
  }
}
