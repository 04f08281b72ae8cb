package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dynconv.error.UserException;
import org.dynconv.experiments.registry.DatasetChoice;
import org.dynconv.experiments.registry.ExperimentConfig;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.experiments.registry.Setting;
import org.dynconv.experiments.registry.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the experiments by data set, or the settings that an experiment can have. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the experiments that can be run by name.")
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--settings", description = "List every setting instead: key, values, default.")
  private boolean settings;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (settings) {
      printSettings(out);
    } else {
      printExperiments(out);
    }
    out.flush();
  }

  private static void printExperiments(PrintWriter out) {
    Registry registry = Registry.open();
    Map<DatasetChoice, List<ExperimentConfig>> groups = new TreeMap<>();
    List<ExperimentConfig> speed = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (String name : registry.names()) {
      try {
        ExperimentConfig config = registry.resolve(name, List.of());
        (config.speed().isPresent()
                ? speed
                : groups.computeIfAbsent(config.data().dataset(), key -> new ArrayList<>()))
            .add(config);
      } catch (UserException e) {
        broken.add(e.getMessage());
      }
    }
    groups.forEach((dataset, members) -> printGroup("Data set " + dataset.label(), members, out));
    if (!speed.isEmpty()) {
      printGroup("Inference speed", speed, out);
    }
    if (!broken.isEmpty()) {
      throw new UserException(String.join("\n", broken));
    }
  }

  private static void printGroup(String heading, List<ExperimentConfig> members, PrintWriter out) {
    TextColumns table = new TextColumns(List.of("NAME", "PROFILE", "RUNS", "TITLE", "REPRODUCES"));
    for (ExperimentConfig member : members) {
      table.add(
          List.of(
              member.name(),
              member.profile().label(),
              String.valueOf(member.grid().points().size()),
              member.title(),
              member.reproduces().orElse("")));
    }
    out.println(heading);
    table.print(out, "  ");
    out.println();
  }

  private static void printSettings(PrintWriter out) {
    TextColumns table = new TextColumns(List.of("KEY", "DEFAULT", "VALUES", "MEANING"));
    for (Setting<?> setting : Settings.all()) {
      table.add(
          List.of(
              setting.key(),
              setting.defaultAsJson().map(TextColumns::cell).orElse(""),
              setting.expected(),
              setting.description()));
    }
    table.print(out, "");
  }
}
