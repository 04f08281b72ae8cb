package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dynconv.experiments.registry.Axis;
import org.dynconv.experiments.registry.ExperimentConfig;
import org.dynconv.experiments.registry.Grid;
import org.dynconv.experiments.registry.PaperResult;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.experiments.registry.Setting;
import org.dynconv.experiments.registry.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints an experiment's resolved configuration, each value with where it came from. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows an experiment with every setting decided, and where each comes from.")
final class ShowCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "An experiment (see \"list\"), or the path of a YAML file.")
  private String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "Settings to change, as in epochs=2 budget=dense,0.5.")
  private List<String> overrides = new ArrayList<>();

  @Override
  public void run() {
    ExperimentConfig config = Registry.open().resolve(name, overrides);
    PrintWriter out = spec.commandLine().getOut();
    TextColumns table = new TextColumns(List.of("KEY", "VALUE", "FROM"));
    for (Setting<?> setting : Settings.of(config.settings().kind())) {
      config
          .settings()
          .canonical(setting)
          .ifPresent(
              value ->
                  table.add(
                      List.of(
                          setting.key(),
                          TextColumns.cell(value),
                          config.settings().origin(setting).label())));
    }
    table.print(out, "");
    printGrid(config.grid(), out);
    if (!config.paper().isEmpty()) {
      out.println();
      printPaper(config.paper(), out);
    }
    out.flush();
  }

  private static void printGrid(Grid grid, PrintWriter out) {
    if (grid.equals(Grid.SINGLE)) {
      return;
    }
    out.println();
    out.println("GRID (" + grid.points().size() + " runs with \"sweep\")");
    for (List<Axis> part : grid.parts()) {
      out.println(
          "  "
              + part.stream()
                  .map(axis -> axis.key() + "=" + String.join(",", axis.values()))
                  .collect(Collectors.joining(" ")));
    }
  }

  private static void printPaper(List<PaperResult> results, PrintWriter out) {
    TextColumns table = new TextColumns(List.of("PUBLISHED", "BUDGET", "MMACS", "TOP-1", "SOURCE"));
    for (PaperResult result : results) {
      table.add(
          List.of(
              result.label(),
              result.budget().isPresent() ? String.valueOf(result.budget().getAsDouble()) : "dense",
              String.valueOf(result.macs()),
              result.top1() + " %",
              result.source()));
    }
    table.print(out, "");
  }
}
