package org.dynconv.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;

/**
 * Per-channel normalisation of pixels: {@code (value / 255 - mean) / std}, in float as torchvision
 * computes it.
 *
 * @param mean red, green, blue, on the scale 0 to 1
 * @param std red, green, blue, positive, on the same scale
 */
public record Normalisation(List<Double> mean, List<Double> std) {
  /** The constants of the paper's code for CIFAR-10. */
  public static final Normalisation CIFAR10 =
      new Normalisation(List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.2010));

  /** The usual constants of ImageNet. */
  public static final Normalisation IMAGENET =
      new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  /** TensorFlow's {@code value / 127.5 - 1}: -1 to 1. */
  public static final Normalisation TF =
      new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

  private static final Map<String, Normalisation> NAMED =
      new TreeMap<>(Map.of("cifar10", CIFAR10, "imagenet", IMAGENET, "tf", TF));

  /** Checks that there are three channels and that no deviation is zero or negative. */
  public Normalisation {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException("mean and std have three values, for red, green, blue");
    }
    for (int channel = 0; channel < 3; channel++) {
      if (!Double.isFinite(mean.get(channel))
          || !Double.isFinite(std.get(channel))
          || std.get(channel) <= 0) {
        throw new IllegalArgumentException("mean must be finite and std finite and above zero");
      }
    }
  }

  /**
   * Reads what a user wrote.
   *
   * @param text {@code cifar10}, {@code imagenet}, {@code tf}, or {@code R,G,B/R,G,B}: mean, then
   *     standard deviation, on the scale 0 to 1
   * @return the constants
   * @throws UserException when it is neither
   */
  public static Normalisation parse(String text) {
    Normalisation named = NAMED.get(text.strip().toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    String[] halves = text.split("/", -1);
    if (halves.length != 2) {
      throw unreadable(text, Suggestion.didYouMean(text, NAMED.keySet()));
    }
    try {
      return new Normalisation(numbers(halves[0]), numbers(halves[1]));
    } catch (IllegalArgumentException e) {
      throw unreadable(text, "");
    }
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String number : text.split(",", -1)) {
      numbers.add(Double.valueOf(number.strip()));
    }
    return numbers;
  }

  private static UserException unreadable(String text, String hint) {
    return new UserException(
        "Normalisation \"%s\" is not known.%s Give %s, or six numbers R,G,B/R,G,B: mean, then standard deviation (above 0), on the scale 0 to 1."
            .formatted(text, hint, String.join(", ", NAMED.keySet())));
  }

  /**
   * The name under which these constants are known, else the numbers: what {@link #parse} reads.
   *
   * @return the text
   */
  public String text() {
    return NAMED.entrySet().stream()
        .filter(entry -> entry.getValue().equals(this))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> joined(mean) + "/" + joined(std));
  }

  private static String joined(List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * The normalised value of one channel of a pixel.
   *
   * @param channel 0 red, 1 green, 2 blue
   * @param value 0 to 255
   * @return the value a network sees
   */
  public float apply(int channel, int value) {
    return (value / 255f - mean.get(channel).floatValue()) / std.get(channel).floatValue();
  }

  /** All 3 x 256 answers, channel by channel: a loader looks them up. */
  float[] table() {
    float[] table = new float[3 * 256];
    for (int channel = 0; channel < 3; channel++) {
      for (int value = 0; value < 256; value++) {
        table[channel * 256 + value] = apply(channel, value);
      }
    }
    return table;
  }
}
