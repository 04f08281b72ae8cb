package org.dynconv.experiments.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dynconv.architecture.Size;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an image size as in {@code 224x224}. */
final class SizeConverter implements ITypeConverter<Size> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");

  @Override
  public Size convert(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (matcher.matches()) {
      int height = Integer.parseInt(matcher.group(1));
      int width = Integer.parseInt(matcher.group(2));
      if (height > 0 && width > 0) {
        return new Size(height, width);
      }
    }
    throw new TypeConversionException(
        "\"" + text + "\" is no image size; write height and width as in 224x224.");
  }
}
