package org.dynconv.experiments.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;
import org.dynconv.report.MaskGallery;
import org.dynconv.report.ReportWriter;
import org.dynconv.run.Environment;
import org.dynconv.run.Revision;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.Seeds;
import org.dynconv.training.LibTorch;
import org.dynconv.weights.SafetensorsReader;

/** One run from its first record to its report; what fails is recorded before it is thrown on. */
public final class RunSession {
  private final RunPlan plan;
  private final RunFolder folder;
  private final RunOutputs outputs;

  /**
   * What a finished run left.
   *
   * @param record the finished record
   * @param files the report's files
   */
  public record Outcome(RunRecord record, List<Path> files) {
    /** Copies the files. */
    public Outcome {
      files = List.copyOf(files);
    }
  }

  /**
   * Prepares a session.
   *
   * @param plan what to run
   * @param folder where everything goes
   * @param outputs where it shows what it does
   */
  public RunSession(RunPlan plan, RunFolder folder, RunOutputs outputs) {
    this.plan = plan;
    this.folder = folder;
    this.outputs = outputs;
  }

  /**
   * A new record for a plan.
   *
   * @param plan what to run
   * @param home the code's folder, to ask git for its revision
   * @return the record, running from now on
   * @throws UserException if the plan's backend cannot test its models here
   */
  public static RunRecord start(RunPlan plan, Path home) {
    plan.checkTesters();
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("pytorch", LibTorch.version());
    return RunRecord.start(
        plan.experiment(),
        plan.configuration(),
        Seeds.of(plan.seed(), "init", "shuffle", "augment", "gumbel", "split", "shapes"),
        Revision.detect(home),
        Environment.capture(libraries),
        Instant.now());
  }

  /**
   * Runs to the end.
   *
   * @param record new, or of the run that is resumed
   * @return the finished record and the report's files
   */
  public Outcome run(RunRecord record) {
    folder.save(record);
    try (CleanStop stop = new CleanStop(outputs.progress(), advice())) {
      ExperimentData data = plan.data().get();
      RunRecord trained = new ExperimentRunner(plan, folder, outputs, stop).run(record, data);
      List<MaskGallery> galleries = galleries(data);
      ReportWriter.Written report =
          ReportWriter.write(folder, trained, folder.metrics().read(), galleries);
      if (outputs.tensorboard()) {
        String profile = plan.configuration().text("profile").orElse("");
        String subject = plan.experiment() + " (profile " + profile + ")";
        trained
            .results()
            .forEach(result -> TensorBoardLog.writeTest(folder.path(), subject, result, galleries));
      }
      RunRecord done =
          report.record().withArtefacts(folder.hashes(weightFiles())).done(Instant.now());
      folder.save(done);
      return new Outcome(done, report.files());
    } catch (CleanStop.Stopped stopped) {
      throw new UserException(advice(), stopped);
    } catch (RuntimeException | Error failure) {
      folder.save(folder.record().failed(failure, Instant.now()));
      throw failure;
    }
  }

  private String advice() {
    return "Stopped. To go on, give the same command with --resume " + folder.path();
  }

  private List<Path> weightFiles() {
    return plan.models().stream()
        .map(model -> ExperimentRunner.weights(folder.path(), model.name()))
        .toList();
  }

  private List<MaskGallery> galleries(ExperimentData data) {
    List<MaskGallery> galleries = new ArrayList<>();
    for (ModelPlan model : plan.models()) {
      if (model.architecture().masked() && plan.galleryImages() > 0) {
        galleries.add(
            Galleries.collect(
                model.name(),
                model.architecture(),
                SafetensorsReader.read(ExperimentRunner.weights(folder.path(), model.name())),
                data.test(),
                data.normalisation(),
                plan.galleryImages()));
      }
    }
    return galleries;
  }
}
