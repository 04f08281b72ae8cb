package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.dynconv.experiments.eval.Classifier;
import org.dynconv.golden.Comparison;
import org.dynconv.golden.GoldenCase;
import org.dynconv.golden.GoldenCheck;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.EvaluationPass;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares both passes with recorded cases of the authors' code. */
@Command(
    name = "golden",
    mixinStandardHelpOptions = true,
    description = {
      "Compares evaluation and one training step with cases recorded from the authors' code.",
      "Without --backend, with libtorch; with it, evaluation only, on that backend of the engine.",
      "Exits with 1 when a difference is over its limit."
    })
final class GoldenCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A case's .safetensors file; its .json lies beside it.")
  private List<Path> files;

  @Mixin private EngineOptions engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    engine.apply();
    Function<GoldenCase, List<Comparison>> check = check();
    PrintWriter out = spec.commandLine().getOut();
    boolean passed = true;
    for (Path file : files) {
      GoldenCase golden = GoldenCase.read(file);
      out.println(golden.name());
      for (Comparison comparison : check.apply(golden)) {
        passed &= comparison.passed();
        print(out, comparison);
      }
      out.flush();
    }
    out.println(passed ? "All within their limits." : "OVER THE LIMIT: see above.");
    out.flush();
    return passed ? 0 : 1;
  }

  private Function<GoldenCase, List<Comparison>> check() {
    String backend = engine.name().orElse(Classifier.LIBTORCH);
    if (backend.equals(Classifier.LIBTORCH)) {
      return GoldenCheck::run;
    }
    MaskedBackend chosen = Backends.named(backend);
    return golden -> {
      Plan plan =
          Lowering.lower(
              golden.architecture(),
              golden.tensors().below("weight/"),
              golden.architecture().image());
      return GoldenCheck.evaluation(
          golden,
          EvaluationPass.run(
              chosen, plan, golden.tensors().get("input"), CompileOptions.defaults()));
    };
  }

  private static void print(PrintWriter out, Comparison comparison) {
    String limit =
        comparison.limit() == 0
            ? "exact"
            : String.format(Locale.ROOT, "limit %.0e", comparison.limit());
    out.println(
        String.format(
            Locale.ROOT,
            "  %-22s %4d tensors  largest difference %9.2e  %-11s %s%s",
            comparison.kind(),
            comparison.tensors(),
            comparison.difference(),
            limit,
            comparison.passed() ? "ok" : "FAILED",
            comparison.passed() ? "" : " in " + comparison.worst()));
  }
}
