package org.dynconv.experiments.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads shares of active positions as in {@code 0.4} or, dilated masks apart, {@code 0.4:0.6}. */
final class DensityConverter implements ITypeConverter<DensityConverter.Density> {
  /** Shares of active positions, 0 to 1, of masks and of dilated masks. */
  record Density(double mask, double dilated) {}

  @Override
  public Density convert(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length <= 2) {
      try {
        double mask = share(parts[0]);
        return new Density(mask, parts.length == 2 ? share(parts[1]) : mask);
      } catch (IllegalArgumentException e) {
        // Falls through to the message below, which names what was expected.
      }
    }
    throw new TypeConversionException(
        "\"" + text + "\" is no density; write a number from 0 to 1, or two as in 0.4:0.6.");
  }

  private static double share(String text) {
    double value = Double.parseDouble(text);
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }
}
