package org.dynconv.experiments.run;

import java.io.PrintStream;

/**
 * Where a run shows what it does, beside its folder's own files.
 *
 * @param progress where progress is shown
 * @param live whether that is a terminal that can redraw a line
 * @param tensorboard whether event files for TensorBoard are written
 */
public record RunOutputs(PrintStream progress, boolean live, boolean tensorboard) {}
