package org.dynconv.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import org.dynconv.training.LossSettings;
import org.dynconv.training.RecordedPass;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.StateDict;

/**
 * One recorded case: a network, its weights, an evaluation pass and a training step.
 *
 * @param name the case's name
 * @param architecture built from the description
 * @param tensors everything recorded, by the keys of the format
 * @param step how the training step was run, noise included
 * @param zeroGradients parameters whose gradient is rounding noise on both sides
 */
public record GoldenCase(
    String name,
    Architecture architecture,
    StateDict tensors,
    RecordedPass.Step step,
    List<String> zeroGradients) {
  /**
   * Reads a case.
   *
   * @param safetensors the tensors; the description lies beside it, with the ending {@code .json}
   * @return the case
   * @throws UserException if one of the two files is missing or malformed
   */
  public static GoldenCase read(Path safetensors) {
    StateDict tensors = SafetensorsReader.read(safetensors);
    String fileName = safetensors.getFileName().toString();
    String stem =
        fileName.endsWith(".safetensors")
            ? fileName.substring(0, fileName.length() - ".safetensors".length())
            : fileName;
    Path description = safetensors.resolveSibling(stem + ".json");
    Fields root = new Fields(description.toString(), "", json(safetensors, description));
    Fields training = root.object("training");
    long[] input = tensors.get("input").shape();
    Architecture architecture =
        GoldenArchitecture.parse(
            root.object("architecture"), stem, new Size((int) input[2], (int) input[3]));
    return new GoldenCase(
        stem,
        architecture,
        tensors,
        new RecordedPass.Step(
            Optional.of(
                new LossSettings(
                    training.number("budget"),
                    training.number("alpha"),
                    training.number("anneal_fraction"),
                    true,
                    true,
                    true)),
            training.number("tau"),
            training.integer("epoch"),
            training.integer("num_epochs"),
            training.flag("gumbel_noise")
                ? tensors.below("train/")
                : new StateDict(java.util.Map.of())),
        root.object("values").texts("gradients_zero_in_exact_arithmetic"));
  }

  private static JsonNode json(Path safetensors, Path description) {
    if (!Files.exists(description)) {
      throw new UserException(
          safetensors
              + ": a golden case needs its description beside it, but there is no "
              + description
              + ".");
    }
    try {
      return new ObjectMapper().readTree(description.toFile());
    } catch (IOException e) {
      throw new UserException(description + ": cannot be read as JSON: " + e.getMessage(), e);
    }
  }
}
