package org.dynconv.report;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dynconv.run.DataSummary;
import org.dynconv.run.Environment;
import org.dynconv.run.Failure;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;

/** What a run was: its status, data, seeds, code, configuration and machine. */
final class HtmlFacts {
  private HtmlFacts() {}

  static String render(ReportedRun run) {
    RunRecord record = run.record();
    return "<section>\n<h2>"
        + Html.escape(record.experiment() + " / " + run.id())
        + " <span class=\"status "
        + record.status().name().toLowerCase(Locale.ROOT)
        + "\">"
        + record.status().name().toLowerCase(Locale.ROOT)
        + "</span></h2>\n"
        + list(summary(record))
        + failure(record.failure())
        + details("Configuration", flat("", record.configuration().values(), new LinkedHashMap<>()))
        + details("Machine and software", environment(record.environment()))
        + details("What is reported", reported(record.results()))
        + "</section>\n";
  }

  private static Map<String, String> summary(RunRecord record) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Started", record.started().truncatedTo(ChronoUnit.SECONDS).toString());
    if (record.finished() != null) {
      Duration took = Duration.between(record.started(), record.finished());
      facts.put("Took", String.format(Locale.ROOT, "%,.1f s", took.toMillis() / 1000.0));
    }
    facts.put("Code", record.revision().label());
    facts.put("Root seed", Long.toString(record.seeds().root()));
    facts.put("Configuration hash", record.configurationHash());
    if (record.data() != null) {
      facts.put("Data", data(record.data()));
    }
    return facts;
  }

  private static String data(DataSummary data) {
    return String.format(
        Locale.ROOT,
        "%s (%,d training, %,d validation, %,d test images; %s)",
        data.name(),
        data.train(),
        data.validation(),
        data.test(),
        data.checksum());
  }

  private static Map<String, String> environment(Environment machine) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Processor", machine.processor() + ", " + machine.cores() + " cores");
    facts.put("Memory", String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / 0x1p30));
    facts.put("System", machine.operatingSystem());
    facts.put("Java", machine.jvmVendor() + " " + machine.jvmVersion());
    facts.put("Java flags", String.join(" ", machine.jvmFlags()));
    facts.putAll(machine.libraries());
    return facts;
  }

  private static Map<String, String> reported(List<ModelResult> results) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (ModelResult result : results) {
      facts.put(
          result.model(), "epoch " + result.reportedEpoch() + ": " + result.reportedBecause());
    }
    return facts;
  }

  private static Map<String, String> flat(
      String prefix, Map<?, ?> values, Map<String, String> facts) {
    values.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> nested) {
            flat(prefix + key + ".", nested, facts);
          } else {
            facts.put(prefix + key, String.valueOf(value));
          }
        });
    return facts;
  }

  private static String failure(Failure failure) {
    return failure == null
        ? ""
        : "<p class=\"failure\">"
            + Html.escape(failure.message())
            + "</p>\n<details><summary>Stack trace</summary><pre>"
            + Html.escape(String.join("\n", failure.stackTrace()))
            + "</pre></details>\n";
  }

  private static String details(String title, Map<String, String> facts) {
    return facts.isEmpty()
        ? ""
        : "<details><summary>" + Html.escape(title) + "</summary>\n" + list(facts) + "</details>\n";
  }

  private static String list(Map<String, String> facts) {
    StringBuilder html = new StringBuilder("<dl>\n");
    facts.forEach(
        (name, value) ->
            html.append("<dt>")
                .append(Html.escape(name))
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd>\n"));
    return html.append("</dl>\n").toString();
  }
}
