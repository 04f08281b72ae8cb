package org.dynconv.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;

/**
 * Named tensors in the order of their file, as PyTorch's state dictionaries are, with the free text
 * that the file carries.
 *
 * @param tensors by name
 * @param metadata free text by key
 */
public record StateDict(Map<String, HostTensor> tensors, Map<String, String> metadata) {
  /** Copies the maps, keeping their order. */
  public StateDict {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Tensors without any free text.
   *
   * @param tensors by name
   */
  public StateDict(Map<String, HostTensor> tensors) {
    this(tensors, Map.of());
  }

  /**
   * One tensor that has to be there.
   *
   * @param name its name
   * @return the tensor
   * @throws UserException if there is none of that name
   */
  public HostTensor get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new UserException(
                    "There is no tensor \""
                        + name
                        + "\"."
                        + Suggestion.didYouMean(name, tensors.keySet())));
  }

  /**
   * One tensor that may be there.
   *
   * @param name its name
   * @return the tensor, or nothing
   */
  public Optional<HostTensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * The tensors below a prefix, with the prefix taken off.
   *
   * @param prefix such as {@code weight/}
   * @return a new dictionary
   */
  public StateDict below(String prefix) {
    Map<String, HostTensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), tensor);
          }
        });
    return new StateDict(found);
  }
}
