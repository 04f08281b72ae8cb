package org.dynconv.run.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The batch script of an array job. A task that Slurm requeues (its node failed, or a better job
 * took its place) runs the same command again, which goes on from the last checkpoint.
 *
 * @param program what takes the jobs' arguments
 * @param resources what Slurm is asked for
 * @param folder for the tasks' exit codes
 */
record SlurmScript(Program program, SlurmLauncher.Resources resources, Path folder) {
  String text(SlurmArray array, List<Job> jobs, List<Path> logs) {
    StringBuilder text = new StringBuilder("#!/bin/bash\n");
    directive(text, "--job-name=" + array.name());
    directive(text, "--array=0-" + (jobs.size() - 1) + "%" + resources.atOnce());
    directive(text, "--cpus-per-task=" + resources.cores());
    directive(text, "--ntasks=1");
    directive(text, "--requeue");
    directive(text, "--open-mode=append");
    directive(text, "--output=/dev/null");
    resources.options().forEach(option -> directive(text, option));
    text.append("export OMP_NUM_THREADS=").append(resources.cores()).append('\n');
    text.append("case \"$SLURM_ARRAY_TASK_ID\" in\n");
    for (int i = 0; i < jobs.size(); i++) {
      text.append(
          "  %d) log=%s; set -- %s ;;\n"
              .formatted(i, quote(logs.get(i).toString()), words(jobs.get(i).arguments())));
    }
    text.append("esac\n");
    text.append(
        "exit_file=%s-\"$SLURM_ARRAY_TASK_ID\".exit\n"
            .formatted(quote(folder.resolve(array.name()).toString())));
    text.append("rm -f \"$exit_file\"\n");
    text.append("%s \"$@\" >>\"$log\" 2>&1\n".formatted(words(program.commandLine(List.of()))));
    text.append("code=$?\n");
    text.append("echo \"$code\" >\"$exit_file.tmp\" && mv \"$exit_file.tmp\" \"$exit_file\"\n");
    return text.append("exit \"$code\"\n").toString();
  }

  private static void directive(StringBuilder text, String option) {
    text.append("#SBATCH ").append(option).append('\n');
  }

  private static String words(List<String> words) {
    return words.stream().map(SlurmScript::quote).collect(Collectors.joining(" "));
  }

  /** For a POSIX shell: nothing inside single quotes means anything but itself. */
  private static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
