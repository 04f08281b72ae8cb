package org.dynconv.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dynconv.error.UserException;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.SafetensorsWriter;
import org.dynconv.weights.StateDict;

/**
 * Everything that a training needs to go on as if it had never stopped: weights, momentum and the
 * place. Random draws need nothing: they depend on the place alone.
 *
 * @param weights the state dictionary
 * @param velocity the optimiser's momentum
 * @param epoch the epoch to go on with
 * @param batch the batch of it to go on with
 * @param sums what the epoch has summed so far
 * @param bestEpoch the best epoch on the validation split so far, or -1
 * @param bestTop1 its share right
 */
record Checkpoint(
    StateDict weights,
    HostTensor velocity,
    int epoch,
    int batch,
    double[] sums,
    int bestEpoch,
    double bestTop1) {
  private static final String VELOCITY = "optimizer.velocity";

  void write(Path file) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>(weights.tensors());
    tensors.put(VELOCITY, velocity);
    Map<String, String> place = new LinkedHashMap<>();
    place.put("epoch", Integer.toString(epoch));
    place.put("batch", Integer.toString(batch));
    place.put(
        "sums", Arrays.stream(sums).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    place.put("bestEpoch", Integer.toString(bestEpoch));
    place.put("bestTop1", Double.toString(bestTop1));
    SafetensorsWriter.write(file, new StateDict(tensors, place));
  }

  static Optional<Checkpoint> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    StateDict stored = SafetensorsReader.read(file);
    Map<String, HostTensor> weights = new LinkedHashMap<>(stored.tensors());
    HostTensor velocity = weights.remove(VELOCITY);
    Map<String, String> place = stored.metadata();
    try {
      return Optional.of(
          new Checkpoint(
              new StateDict(weights),
              java.util.Objects.requireNonNull(velocity),
              Integer.parseInt(place.get("epoch")),
              Integer.parseInt(place.get("batch")),
              Arrays.stream(place.get("sums").split(" "))
                  .mapToDouble(Double::parseDouble)
                  .toArray(),
              Integer.parseInt(place.get("bestEpoch")),
              Double.parseDouble(place.get("bestTop1"))));
    } catch (NullPointerException | NumberFormatException e) {
      throw new UserException(
          file
              + ": not a checkpoint of a training, but perhaps weights alone. Remove it to start afresh.",
          e);
    }
  }
}
