package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.dynconv.data.Dataset;
import org.dynconv.data.Subset;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;
import org.dynconv.experiments.run.ExperimentData;
import org.dynconv.experiments.run.Galleries;
import org.dynconv.experiments.run.ModelPlan;
import org.dynconv.experiments.run.RunPlan;
import org.dynconv.report.MaskGallery;
import org.dynconv.report.MaskReport;
import org.dynconv.report.TableFormat;
import org.dynconv.run.RunRecord;
import org.dynconv.weights.SafetensorsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the masks of a run's models on images of its test split. */
@Command(
    name = "masks",
    mixinStandardHelpOptions = true,
    description = {
      "Draws a run's masks on test images: each block's hard and soft mask, the ponder cost map",
      "alone and over the input, and all masked models side by side.",
      "Where the data set knows the true foreground, scores the maps against it."
    })
final class MasksCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "A run's folder, the beginning of its id, or an experiment (its newest run).")
  private String run;

  @Option(
      names = "--images",
      paramLabel = "LIST",
      defaultValue = "0..7",
      description = "Test images by number, as in 0,3..5 (default: ${DEFAULT-VALUE}).")
  private String images;

  @Option(
      names = "--blocks",
      paramLabel = "NAME",
      split = ",",
      description =
          "Blocks whose masks are drawn, as in layer1.0,layer3.0 (default: all). Ponder costs"
              + " always count all blocks.")
  private Set<String> blocks = new TreeSet<>();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      split = ",",
      description = "Models, as in budget-0.5 (default: all with masks).")
  private Set<String> models = new TreeSet<>();

  @Mixin private RunPlaces places;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the pictures go (default: \"pictures\" in the run's folder).")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    RunWeights weights = RunWeights.of(places.runs(), run);
    RunRecord record = weights.run().record();
    RunPlan plan = places.plan(record);
    List<ModelPlan> masked = masked(plan, weights);
    ExperimentData loaded = plan.data().get();
    Dataset chosen =
        Subset.of(loaded.test(), "chosen", ImageIndices.parse(images, loaded.test().size()));
    List<MaskGallery> galleries = new ArrayList<>();
    for (ModelPlan model : masked) {
      galleries.add(
          Galleries.collect(
              model.name(),
              model.architecture(),
              SafetensorsReader.read(weights.file(model.name())),
              chosen,
              loaded.normalisation()));
    }
    print(new MaskReport(record, galleries, blocks), weights.run().folder());
    return 0;
  }

  private List<ModelPlan> masked(RunPlan plan, RunWeights weights) {
    List<ModelPlan> masked =
        plan.models().stream().filter(model -> model.architecture().masked()).toList();
    if (masked.isEmpty()) {
      throw new UserException(
          weights.run().folder() + ": no model of this run has masks. Its budgets are all dense.");
    }
    List<String> known =
        masked.getFirst().architecture().maskedBlocks().stream().map(b -> b.name()).toList();
    blocks.forEach(block -> check("block", block, known));
    models.forEach(
        model -> check("masked model", model, masked.stream().map(ModelPlan::name).toList()));
    return masked.stream()
        .filter(model -> models.isEmpty() || models.contains(model.name()))
        .toList();
  }

  private static void check(String what, String name, List<String> known) {
    if (!known.contains(name)) {
      throw new UserException(
          "There is no %s \"%s\".%s There are: %s."
              .formatted(what, name, Suggestion.didYouMean(name, known), String.join(", ", known)));
    }
  }

  private void print(MaskReport report, Path runFolder) {
    List<Path> files = report.write(out == null ? runFolder.resolve("pictures") : out);
    PrintWriter printer = spec.commandLine().getOut();
    printer.println(TableFormat.CONSOLE.render(report.summary()));
    files.forEach(printer::println);
    printer.flush();
  }
}
