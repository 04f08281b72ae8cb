package org.dynconv.experiments.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;
import org.dynconv.run.Configuration;

/** The experiments that have a name: one YAML file each in a folder. */
public final class Registry {
  private static final String ENDING = ".yaml";

  private final Path folder;

  private Registry(Path folder) {
    this.folder = folder;
  }

  /**
   * The registry of this installation: {@code experiments/registry} below the folder that the
   * launcher passed as {@code dynconv.home}, or below the working directory.
   *
   * @return the registry
   * @throws UserException if that folder is not there
   */
  public static Registry open() {
    return open(Path.of(System.getProperty("dynconv.home", "")).resolve("experiments/registry"));
  }

  /**
   * A registry in some folder.
   *
   * @param folder holds {@code NAME.yaml} files
   * @return the registry
   * @throws UserException if it is no folder
   */
  public static Registry open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserException(
          "There is no registry folder "
              + folder.toAbsolutePath()
              + ". Start ./dynconv from where DynConv Lab lies.");
    }
    return new Registry(folder);
  }

  /**
   * The experiments' names.
   *
   * @return sorted
   * @throws UserException if the folder cannot be read
   */
  public List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserException("Cannot read the registry folder " + folder + ".", e);
    }
  }

  /**
   * Composes an experiment: defaults, then the files along {@code extends} from the base on, then
   * the overrides.
   *
   * @param name an experiment's name, or the path of a YAML file of the user's own
   * @param overrides {@code key=value}, lists with commas
   * @return the experiment with every setting decided
   * @throws UserException if there is no such experiment, or with every mistake in its files and
   *     the overrides, each with its file and line
   */
  public ExperimentConfig resolve(String name, List<String> overrides) {
    Problems problems = new Problems();
    LayerReader reader = new LayerReader(problems);
    Path file = find(name);
    List<Layer> layers = new ArrayList<>(chain(file, reader, problems).reversed());
    layers.add(reader.commandLine(overrides));
    Resolver resolver = new Resolver(problems);
    layers.forEach(resolver::add);
    ResolvedSettings settings = resolver.settings();
    new CrossChecks(settings, problems).run();
    String shortName = shortName(file);
    problems.throwIfAny(shortName);
    return ExperimentConfig.of(shortName, settings, resolver.paper(), resolver.grid());
  }

  /**
   * The experiment of an earlier run as its record has it, whatever the registry says by now.
   *
   * @param name the experiment's name
   * @param configuration what the run's record holds
   * @return the experiment; settings that are newer than the record have their defaults
   * @throws UserException if the record has settings that there are no longer
   */
  public static ExperimentConfig recorded(String name, Configuration configuration) {
    Problems problems = new Problems();
    Resolver resolver = new Resolver(problems);
    resolver.add(LayerReader.recorded(configuration));
    problems.throwIfAny(name);
    return ExperimentConfig.of(name, resolver.settings(), resolver.paper(), Grid.SINGLE);
  }

  /**
   * Plans a sweep.
   *
   * @param name an experiment's name, or the path of a YAML file of the user's own
   * @param axes {@code key=value,value} or {@code key=first..last}; each replaces the axis of its
   *     key in the experiment's own grid, or is added to it
   * @return the runs
   * @throws UserException if the experiment, an axis or a run's settings are wrong
   */
  public SweepPlan plan(String name, List<String> axes) {
    return SweepPlan.of(this, name, axes);
  }

  /** The file and those it extends, itself first. A circle is a problem, and ends the chain. */
  private List<Layer> chain(Path first, LayerReader reader, Problems problems) {
    Map<Path, Layer> chain = new LinkedHashMap<>();
    Path file = first;
    while (true) {
      Layer layer = reader.file(file);
      chain.put(file.toAbsolutePath().normalize(), layer);
      if (layer.base().isEmpty()) {
        return List.copyOf(chain.values());
      }
      Layer.Base base = layer.base().get();
      Path next;
      try {
        next = findBase(base.name(), file);
      } catch (UserException e) {
        problems.add(base.origin(), "extends: " + e.getMessage());
        return List.copyOf(chain.values());
      }
      if (chain.containsKey(next.toAbsolutePath().normalize())) {
        problems.add(base.origin(), "extends: \"" + base.name() + "\" leads in a circle");
        return List.copyOf(chain.values());
      }
      file = next;
    }
  }

  private Path findBase(String name, Path from) {
    return isPath(name) ? userFile(name, from.resolveSibling(name)) : find(name);
  }

  private Path find(String name) {
    if (isPath(name)) {
      return userFile(name, path(name));
    }
    List<String> names = names();
    if (!names.contains(name)) {
      throw new UserException(
          "There is no experiment \""
              + name
              + "\"."
              + Suggestion.didYouMean(name, names)
              + " Known: "
              + String.join(", ", names)
              + "; or give the path of a YAML file.");
    }
    return folder.resolve(name + ENDING);
  }

  private static boolean isPath(String name) {
    return name.endsWith(ENDING) || name.endsWith(".yml") || name.contains("/");
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UserException("\"" + name + "\" is no path.", e);
    }
  }

  private static Path userFile(String name, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserException("There is no file " + name + ".");
    }
    return file;
  }

  private static String shortName(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }
}
