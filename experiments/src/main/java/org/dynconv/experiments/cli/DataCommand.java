package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dynconv.data.Cifar10Download;
import org.dynconv.data.DataRoot;
import org.dynconv.error.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches data sets. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Fetches data sets.",
    subcommands = DataCommand.Get.class)
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: data get cifar10.");
  }

  /** Downloads one data set. */
  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = "Downloads a data set, checks it and unpacks it; a cut download goes on.")
  static final class Get implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SET", description = "cifar10")
    private String set;

    @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are.")
    private Path data;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      if (!set.equals("cifar10")) {
        throw new UserException(
            "There is no data set \"" + set + "\" to download; there is cifar10.");
      }
      DataRoot root = DataRoot.resolve(Optional.ofNullable(data));
      Cifar10Download.Outcome outcome;
      try (ProgressBar bar =
          new ProgressBarBuilder()
              .setTaskName("CIFAR-10")
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" MB", 1_000_000)
              .setInitialMax(-1)
              .build()) {
        outcome =
            Cifar10Download.OFFICIAL.into(
                root,
                (done, total) -> {
                  bar.maxHint(total);
                  bar.stepTo(done);
                });
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println("CIFAR-10 in " + root + ": " + outcome);
      out.flush();
      return 0;
    }
  }
}
