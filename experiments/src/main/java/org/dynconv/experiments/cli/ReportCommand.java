package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dynconv.error.UserException;
import org.dynconv.report.ReportedRun;
import org.dynconv.report.SeedTable;
import org.dynconv.report.SweepReport;
import org.dynconv.report.TableFormat;
import org.dynconv.run.RunListing;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStore;
import org.dynconv.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports on runs from what their folders hold. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Makes tables, charts and one page of runs, from their records alone.",
      "An experiment's name stands for all its runs; what differs in the seed only is averaged."
    })
final class ReportCommand implements Callable<Integer> {
  private static final Path REPORTS = Path.of("reports");

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME|RUN",
      description = "An experiment, a run's folder, or the beginning of a run's id.")
  private List<String> targets;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where run folders are (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes (default: reports/NAME).")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<StoredRun> chosen = chosen();
    List<StoredRun> shown = withResults(chosen);
    List<ReportedRun> reported = shown.stream().map(ReportedRun::of).toList();
    List<Path> files = new SweepReport(title(), reported).write(folder(shown));
    List<RunRecord> records = shown.stream().map(StoredRun::record).toList();
    PrintWriter printer = spec.commandLine().getOut();
    printer.println(TableFormat.CONSOLE.render(SeedTable.of(records)));
    files.forEach(printer::println);
    printer.flush();
    return 0;
  }

  /** Oldest first, each once. */
  private List<StoredRun> chosen() {
    RunStore store = new RunStore(runs);
    RunListing listing = store.list();
    Map<Path, StoredRun> chosen = new LinkedHashMap<>();
    for (String target : targets) {
      List<StoredRun> own =
          new ArrayList<>(
              listing.runs().stream()
                  .filter(run -> run.folder().getParent().endsWith(target))
                  .toList()
                  .reversed());
      listing.broken().stream()
          .filter(broken -> broken.folder().getParent().endsWith(target))
          .filter(broken -> !broken.folder().getFileName().toString().startsWith("."))
          .forEach(broken -> note("Left out: " + broken.reason()));
      if (own.isEmpty()) {
        own.add(store.find(target));
      }
      own.forEach(run -> chosen.put(run.folder().toAbsolutePath().normalize(), run));
    }
    return List.copyOf(chosen.values());
  }

  /** Nothing is left out without a word. */
  private List<StoredRun> withResults(List<StoredRun> chosen) {
    for (StoredRun run : chosen) {
      if (run.record().results().isEmpty()) {
        note("Left out: " + run.folder() + " has no finished model (" + status(run) + ").");
      }
    }
    List<StoredRun> shown =
        chosen.stream().filter(run -> !run.record().results().isEmpty()).toList();
    if (shown.isEmpty()) {
      throw new UserException(
          "No run of " + String.join(", ", targets) + " has a finished model yet.");
    }
    return shown;
  }

  private static String status(StoredRun run) {
    return switch (run.record().status()) {
      case RUNNING -> "running, or cut";
      case DONE -> "done";
      case FAILED -> "failed";
    };
  }

  private void note(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  private String title() {
    return String.join(", ", targets);
  }

  private Path folder(List<StoredRun> shown) {
    if (out != null) {
      return out;
    }
    List<String> experiments =
        shown.stream().map(run -> run.record().experiment()).distinct().sorted().toList();
    String name = String.join("+", experiments);
    return REPORTS.resolve(shown.size() == 1 ? name + "-" + shown.getFirst().id() : name);
  }
}
