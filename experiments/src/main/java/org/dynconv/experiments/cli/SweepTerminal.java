package org.dynconv.experiments.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dynconv.run.sweep.RunProgress;
import org.dynconv.run.sweep.RunState;
import org.dynconv.run.sweep.SweepStatus;
import org.dynconv.run.sweep.SweepView;

/**
 * Shows a sweep: on a terminal one overview with a line for each run, drawn over and over;
 * elsewhere a line whenever a run's state changes.
 */
final class SweepTerminal implements SweepView {
  /** So many lines fit most terminals. */
  private static final int MOST_LINES = 20;

  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final boolean live;
  private final Map<String, RunState> shown = new HashMap<>();
  private int drawn;

  SweepTerminal(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  @Override
  public void show(SweepStatus status) {
    if (live) {
      draw(status);
    } else {
      status.runs().forEach(this::tell);
    }
  }

  private void draw(SweepStatus status) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append(UP.formatted(drawn)).append(CLEAR_BELOW);
    }
    List<RunProgress> lines = mostImportant(status.runs());
    int width = lines.stream().mapToInt(run -> run.label().length()).max().orElse(0);
    for (RunProgress run : lines) {
      text.append("  %s%s  %s%n".formatted(run.label(), pad(run.label(), width), line(run)));
    }
    text.append(summary(status)).append(System.lineSeparator());
    out.print(text);
    out.flush();
    drawn = lines.size() + 1;
  }

  /** All in their order when they fit, else what is under way and what went wrong. */
  private static List<RunProgress> mostImportant(List<RunProgress> runs) {
    if (runs.size() <= MOST_LINES) {
      return runs;
    }
    return runs.stream()
        .sorted(Comparator.comparingInt(run -> urgency(run.state())))
        .limit(MOST_LINES)
        .toList();
  }

  private static int urgency(RunState state) {
    return switch (state) {
      case RUNNING -> 0;
      case RETRYING, FAILED -> 1;
      case STOPPED -> 2;
      case WAITING -> 3;
      case DONE -> 4;
      case DONE_BEFORE -> 5;
    };
  }

  private void tell(RunProgress run) {
    if (run.state() != RunState.WAITING && shown.put(run.id(), run.state()) != run.state()) {
      out.println(run.label() + ": " + line(run));
      out.flush();
    }
  }

  private static String line(RunProgress run) {
    String text =
        switch (run.state()) {
          case WAITING -> "waiting";
          case RUNNING -> "running" + epochs(run);
          case RETRYING -> "failed, will be tried again: " + firstLine(run.message());
          case DONE -> "done, " + results(run);
          case DONE_BEFORE -> "done before, " + results(run);
          case FAILED -> "FAILED: " + firstLine(run.message());
          case STOPPED -> "stopped" + epochs(run);
        };
    return run.attempts() > 1 ? text + " (attempt " + run.attempts() + ")" : text;
  }

  private static String epochs(RunProgress run) {
    return run.trainTop1() == null
        ? ""
        : String.format(
            Locale.ROOT,
            ", epoch %d/%d, top-1 %.1f %% (training)",
            run.epoch(),
            run.epochs(),
            100 * run.trainTop1());
  }

  private static String results(RunProgress run) {
    return run.top1().entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT, "%s top-1 %.2f %%", entry.getKey(), 100 * entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private static String summary(SweepStatus status) {
    String counts =
        status.counts().entrySet().stream()
            .map(
                entry ->
                    entry.getValue()
                        + " "
                        + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    Duration time = Duration.between(status.started(), status.updated());
    return String.format(
        Locale.ROOT,
        "%d runs: %s; %d:%02d:%02d",
        status.runs().size(),
        counts,
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart());
  }

  private static String pad(String text, int width) {
    return " ".repeat(width - text.length());
  }
}
