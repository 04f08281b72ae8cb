package org.dynconv.inference;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;

/** The backends on the class path. */
public final class Backends {
  private Backends() {}

  /**
   * All of them, whether they can run here or not.
   *
   * @return the preferred one first
   */
  public static List<MaskedBackend> all() {
    return ServiceLoader.load(MaskedBackend.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(
            Comparator.comparingInt(MaskedBackend::preference)
                .reversed()
                .thenComparing(MaskedBackend::name))
        .toList();
  }

  /**
   * The one that the user chose. There is no fallback.
   *
   * @param name its name
   * @return the backend, able to run here
   * @throws UserException if there is none of that name, or it cannot run here, with the reason
   */
  public static MaskedBackend named(String name) {
    List<MaskedBackend> all = all();
    List<String> names = all.stream().map(MaskedBackend::name).toList();
    MaskedBackend backend =
        all.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "There is no backend \""
                            + name
                            + "\"."
                            + Suggestion.didYouMean(name, names)
                            + " Known: "
                            + String.join(", ", names)
                            + "."));
    Availability availability = backend.availability();
    if (!availability.available()) {
      throw new UserException("Backend \"" + name + "\" cannot run here: " + availability.reason());
    }
    return backend;
  }

  /**
   * The fastest that can run here.
   *
   * @return the available backend of the largest preference
   */
  public static MaskedBackend best() {
    return all().stream()
        .filter(backend -> backend.availability().available())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no backend on the class path"));
  }
}
