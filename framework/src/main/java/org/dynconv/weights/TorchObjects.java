package org.dynconv.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;

/**
 * The few names that PyTorch's state dictionaries use, and what a call of each means. A name that
 * is not on this list is refused, so a file can neither load nor run anything.
 */
final class TorchObjects {
  private static final Map<String, ElementType> STORAGES =
      Map.of(
          "DoubleStorage", ElementType.F64,
          "FloatStorage", ElementType.F32,
          "HalfStorage", ElementType.F16,
          "BFloat16Storage", ElementType.BF16,
          "LongStorage", ElementType.I64,
          "IntStorage", ElementType.I32,
          "ShortStorage", ElementType.I16,
          "CharStorage", ElementType.I8,
          "ByteStorage", ElementType.U8,
          "BoolStorage", ElementType.BOOL);

  private static final int MAX_DIMENSIONS = 64;

  private final String source;
  private final Map<String, PickleValue.Storage> storages = new LinkedHashMap<>();

  /** {@code source} is the file's name for errors. */
  TorchObjects(String source) {
    this.source = source;
  }

  /** The storages that the pickle referred to, by key. */
  Map<String, PickleValue.Storage> storages() {
    return storages;
  }

  PickleValue.Global global(String module, String name) {
    PickleValue.Global global = new PickleValue.Global(module, name);
    boolean allowed =
        switch (global.qualifiedName()) {
          case "collections.OrderedDict",
              "torch._utils._rebuild_tensor",
              "torch._utils._rebuild_tensor_v2",
              "torch._utils._rebuild_parameter",
              "torch.Size" ->
              true;
          default -> module.equals("torch") && STORAGES.containsKey(name);
        };
    if (!allowed) {
      throw new UserException(
          source
              + ": names "
              + Printable.shortened(global.qualifiedName())
              + ", which no plain state dictionary needs, so it is not read."
              + " Save the weights alone: torch.save(model.state_dict(), file).");
    }
    return global;
  }

  PickleValue call(PickleValue.Global callable, List<PickleValue> arguments) {
    return switch (callable.name()) {
      case "OrderedDict" -> orderedDictionary(arguments);
      case "Size" -> size(arguments);
      case "_rebuild_tensor" -> tensor(callable, arguments, 4, 4);
      // Then: requires_grad, backward_hooks, and since PyTorch 2.0 metadata. None changes a number.
      case "_rebuild_tensor_v2" -> tensor(callable, arguments, 6, 7);
      case "_rebuild_parameter" -> parameter(arguments);
      default -> throw broken("a call of " + callable.qualifiedName());
    };
  }

  /** {@code ('storage', type, key, location, elements)}, in the legacy format with a view, None. */
  PickleValue persistent(PickleValue id) {
    if (!(id instanceof PickleValue.Sequence sequence) || !sequence.isTuple()) {
      throw broken("a reference that is " + id.kind());
    }
    List<PickleValue> parts = sequence.items();
    boolean noView = parts.size() == 5 || (parts.size() == 6 && isNone(parts.get(5)));
    if (noView
        && parts.get(0).equals(new PickleValue.Text("storage"))
        && parts.get(1) instanceof PickleValue.Global type
        && STORAGES.containsKey(type.name())
        && parts.get(2) instanceof PickleValue.Text key) {
      long elements =
          nonNegative("the size of storage " + Printable.shortened(key.value()), parts.get(4));
      PickleValue.Storage storage =
          new PickleValue.Storage(STORAGES.get(type.name()), key.value(), elements);
      PickleValue.Storage known = storages.putIfAbsent(key.value(), storage);
      if (known != null && !known.equals(storage)) {
        throw broken("two descriptions of the storage " + Printable.shortened(key.value()));
      }
      return storage;
    }
    throw broken("a reference that is no plain storage");
  }

  void put(PickleValue.Dictionary dictionary, PickleValue key, PickleValue value) {
    Object scalar =
        switch (key) {
          case PickleValue.Text text -> text.value();
          case PickleValue.Whole whole -> whole.value();
          case PickleValue.Real real -> real.value();
          default -> throw broken("a dictionary with " + key.kind() + " as a key");
        };
    if (dictionary.entries().put(scalar, value) != null) {
      throw broken(
          "the key \"" + Printable.shortened(scalar.toString()) + "\" twice in one dictionary");
    }
  }

  private PickleValue orderedDictionary(List<PickleValue> arguments) {
    PickleValue.Dictionary dictionary = new PickleValue.Dictionary();
    if (arguments.isEmpty()) {
      return dictionary;
    }
    if (arguments.size() == 1 && arguments.getFirst() instanceof PickleValue.Sequence pairs) {
      for (PickleValue pair : pairs.items()) {
        if (!(pair instanceof PickleValue.Sequence two) || two.items().size() != 2) {
          throw broken("an ordered dictionary of what are no pairs");
        }
        put(dictionary, two.items().get(0), two.items().get(1));
      }
      return dictionary;
    }
    throw broken("an ordered dictionary made of what is no list");
  }

  private PickleValue size(List<PickleValue> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof PickleValue.Sequence extents) {
      return PickleValue.Sequence.tuple(extents.items());
    }
    throw broken("a torch.Size of what is no tuple");
  }

  private PickleValue tensor(
      PickleValue.Global callable, List<PickleValue> arguments, int fewest, int most) {
    if (arguments.size() < fewest
        || arguments.size() > most
        || !(arguments.get(0) instanceof PickleValue.Storage storage)) {
      throw broken("wrong arguments of " + callable.qualifiedName());
    }
    return new PickleValue.Tensor(
        storage,
        nonNegative("a tensor's offset", arguments.get(1)),
        extents("a tensor's shape", arguments.get(2)),
        extents("a tensor's strides", arguments.get(3)));
  }

  private PickleValue parameter(List<PickleValue> arguments) {
    if (arguments.size() == 3 && arguments.getFirst() instanceof PickleValue.Tensor tensor) {
      return tensor;
    }
    throw broken("wrong arguments of torch._utils._rebuild_parameter");
  }

  private List<Long> extents(String what, PickleValue value) {
    if (!(value instanceof PickleValue.Sequence sequence)
        || sequence.items().size() > MAX_DIMENSIONS) {
      throw broken(what + " that is no tuple of at most " + MAX_DIMENSIONS + " numbers");
    }
    List<Long> extents = new ArrayList<>();
    sequence.items().forEach(item -> extents.add(nonNegative(what, item)));
    return extents;
  }

  private long nonNegative(String what, PickleValue value) {
    if (value instanceof PickleValue.Whole whole
        && whole.value().signum() >= 0
        && whole.value().bitLength() < Long.SIZE) {
      return whole.value().longValue();
    }
    String given =
        value instanceof PickleValue.Whole whole
            ? Printable.shortened(whole.value().toString())
            : value.kind();
    throw broken(what + " with " + given + ", where a whole number of at least 0 belongs");
  }

  private static boolean isNone(PickleValue value) {
    return value == PickleValue.Constant.NONE;
  }

  private UserException broken(String what) {
    return PyTorchReader.broken(source, "its pickle has " + what);
  }
}
