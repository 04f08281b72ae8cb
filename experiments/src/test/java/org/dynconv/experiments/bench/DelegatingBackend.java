package org.dynconv.experiments.bench;

import org.dynconv.inference.Availability;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.ExecutionTimes;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.dynconv.inference.TimedExecutable;
import org.dynconv.inference.reference.ReferenceBackend;

/** The plain loops under another name, with an error added to every score. */
abstract class DelegatingBackend implements MaskedBackend {
  private final String name;
  private final float error;

  DelegatingBackend(String name, float error) {
    this.name = name;
    this.error = error;
  }

  /** Computes one score wrongly. */
  public static final class Crooked extends DelegatingBackend {
    public Crooked() {
      super("crooked", 0.5f);
    }
  }

  /** Says where its time goes. */
  public static final class Stopwatch extends DelegatingBackend {
    public Stopwatch() {
      super("stopwatch", 0);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Availability availability() {
    return Availability.yes("for tests");
  }

  @Override
  public int preference() {
    return -1;
  }

  @Override
  public Executable compile(Plan plan, int maxBatch, CompileOptions options) {
    Executable plain = new ReferenceBackend().compile(plan, maxBatch, options);
    return new TimedExecutable() {
      @Override
      public ExecutionTimes times() {
        return new ExecutionTimes(1_000_000, 2_000_000, 3_000_000, 4_000_000);
      }

      @Override
      public void run(float[] images, int batch, float[] output) {
        plain.run(images, batch, output);
        output[0] += error;
      }

      @Override
      public BlockMasks masks(int mask) {
        return plain.masks(mask);
      }

      @Override
      public void close() {
        plain.close();
      }
    };
  }
}
