package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import org.dynconv.data.Cifar10;
import org.dynconv.data.DataRoot;
import org.dynconv.inference.Availability;
import org.dynconv.inference.Backends;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.training.LibTorch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine can do, and why not where it cannot. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Shows the JDK, vector width, libtorch, backends and data sets found here.")
final class DoctorCommand implements Runnable {
  @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are.")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    line(out, "JDK", Runtime.version() + " in " + System.getProperty("java.home"));
    line(out, "cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    line(
        out,
        "vector width",
        FloatVector.SPECIES_PREFERRED.vectorBitSize()
            + " bits ("
            + FloatVector.SPECIES_PREFERRED.length()
            + " floats)");
    line(out, "libtorch", libtorch());
    for (MaskedBackend backend : Backends.all()) {
      Availability availability = backend.availability();
      line(
          out,
          "backend " + backend.name(),
          (availability.available() ? "available: " : "NOT available: ") + availability.reason());
    }
    DataRoot root = DataRoot.resolve(Optional.ofNullable(data));
    line(out, "data root", root.toString());
    line(out, "data shapes", "always there: painted on demand");
    line(out, "data cifar10", cifar10(root));
    Path imagenet = root.folder().resolve("imagenet");
    line(
        out,
        "data imagenet",
        Files.isDirectory(imagenet.resolve("val"))
            ? "found in " + imagenet
            : "not found: expected folders of class folders, imagenet/train and imagenet/val");
    out.flush();
  }

  /** Loads the natives: what does not load here does not train here. */
  private static String libtorch() {
    try {
      LibTorch.prepare(Runtime.getRuntime().availableProcessors());
      return LibTorch.version() + ", " + LibTorch.threads() + " threads";
    } catch (LinkageError e) {
      return "NOT available: its natives do not load here: " + e.getMessage();
    }
  }

  private static String cifar10(DataRoot root) {
    Path folder = root.folder().resolve(Cifar10.FOLDER);
    if (!Files.isDirectory(folder)) {
      return "not found: ./dynconv data get cifar10 fetches it";
    }
    Path test = folder.resolve("test_batch.bin");
    return Files.exists(test)
        ? "found in " + folder
        : "not whole: " + test + " is missing; ./dynconv data get cifar10 fetches it";
  }

  private static void line(PrintWriter out, String what, String found) {
    out.println(String.format("%-18s %s", what, found));
  }
}
