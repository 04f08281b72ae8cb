package org.dynconv.architecture;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;

/** The networks that have a name on the command line. */
public final class Architectures {
  private static final Pattern CIFAR = Pattern.compile("resnet(\\d+)-cifar(-a)?");
  private static final Pattern IMAGENET = Pattern.compile("resnet(\\d+)");
  private static final List<Integer> IMAGENET_DEPTHS = List.of(18, 34, 50, 101, 152);
  private static final List<String> EXAMPLES =
      List.of(
          "resnet8-cifar",
          "resnet14-cifar",
          "resnet20-cifar",
          "resnet26-cifar",
          "resnet32-cifar",
          "resnet44-cifar",
          "resnet56-cifar",
          "resnet20-cifar-a",
          "resnet32-cifar-a",
          "resnet44-cifar-a",
          "resnet56-cifar-a",
          "resnet18",
          "resnet34",
          "resnet50",
          "resnet101",
          "resnet152",
          "mobilenetv2",
          "mobilenetv2-tf",
          "mobilenetv2-cifar",
          "mobilenetv2-cifar-s4");

  private Architectures() {}

  /**
   * Names that {@link #named} understands: the usual ones, without width multipliers.
   *
   * @return in a readable order
   */
  public static List<String> names() {
    return EXAMPLES;
  }

  /**
   * The dense network of a name. ResNets for CIFAR are {@code resnetN-cifar} (option B) and {@code
   * resnetN-cifar-a} (option A) for any {@code N = 6n + 2}; networks for ImageNet are {@code
   * resnet18} to {@code resnet152} and {@code mobilenetv2}; {@code mobilenetv2-tf} has batch norm
   * folded and TensorFlow's padding; {@code mobilenetv2-cifar} has stride 1 at the stem and the
   * first strided stage, {@code mobilenetv2-cifar-s4} at the second one too. A width multiplier
   * follows an at sign: {@code mobilenetv2@0.5}.
   *
   * @param name the name
   * @return the dense network; {@link Architecture#withMasks()} masks it
   * @throws UserException if there is no such network
   */
  public static Architecture named(String name) {
    int at = name.indexOf('@');
    String base = at < 0 ? name : name.substring(0, at);
    double width = at < 0 ? 1 : width(name, name.substring(at + 1));
    Architecture dense = build(name, base, width);
    return at < 0 ? dense : renamed(dense, name);
  }

  private static Architecture build(String name, String base, double width) {
    Matcher cifar = CIFAR.matcher(base);
    if (cifar.matches()) {
      int depth = number(name, cifar.group(1));
      if (depth < 8 || (depth - 2) % 6 != 0) {
        throw new UserException(
            "Architecture \""
                + name
                + "\": ResNets for CIFAR have 6n + 2 layers (8, 14, 20, 26, 32, …).");
      }
      if (width != 1) {
        throw new UserException(
            "Architecture \""
                + name
                + "\": ResNets for CIFAR take no width multiplier; leave out \"@…\".");
      }
      return new CifarResNet(depth, 10, cifar.group(2) != null).architecture();
    }
    Matcher imagenet = IMAGENET.matcher(base);
    if (imagenet.matches() && IMAGENET_DEPTHS.contains(number(name, imagenet.group(1)))) {
      return ImageNetResNet.ofDepth(Integer.parseInt(imagenet.group(1)), width).architecture();
    }
    return switch (base) {
      case "mobilenetv2" -> MobileNetV2.imageNet(width).architecture();
      case "mobilenetv2-tf" ->
          new MobileNetV2(
                  base, Size.square(224), width, 1000, 2, List.of(1, 2, 2, 2, 1, 2, 1), true, true)
              .architecture();
      case "mobilenetv2-cifar" -> MobileNetV2.cifar(width, 1).architecture();
      case "mobilenetv2-cifar-s4" -> MobileNetV2.cifar(width, 2).architecture();
      default ->
          throw new UserException(
              "There is no architecture \""
                  + name
                  + "\"."
                  + Suggestion.didYouMean(base, EXAMPLES)
                  + " Known: "
                  + String.join(", ", EXAMPLES)
                  + "; any resnetN-cifar with N = 6n + 2; a width multiplier as in mobilenetv2@0.5.");
    };
  }

  private static Architecture renamed(Architecture dense, String name) {
    return new Architecture(
        name, dense.image(), dense.stem(), dense.blocks(), dense.head(), dense.batchNorm());
  }

  private static int number(String name, String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new UserException("Architecture \"" + name + "\": " + digits + " is no depth.", e);
    }
  }

  private static double width(String name, String text) {
    try {
      double width = Double.parseDouble(text);
      if (width >= 0.05 && width <= 10) {
        return width;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message below, which names what was expected.
    }
    throw new UserException(
        "Architecture \""
            + name
            + "\": the width multiplier after \"@\" must be a number from 0.05 to 10, as in mobilenetv2@0.5.");
  }
}
