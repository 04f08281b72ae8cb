package org.dynconv.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.data.Batch;
import org.dynconv.data.Batches;
import org.dynconv.data.Dataset;
import org.dynconv.data.Normalisation;
import org.dynconv.data.Subset;
import org.dynconv.report.BlockMask;
import org.dynconv.report.Mask;
import org.dynconv.report.MaskGallery;
import org.dynconv.report.MaskedImage;
import org.dynconv.report.RgbImage;
import org.dynconv.report.SoftMask;
import org.dynconv.seed.RootSeed;
import org.dynconv.training.RecordedPass;
import org.dynconv.training.TrainingData;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.StateDict;

/** Runs a masked network on images of a data set and keeps its masks for drawing. */
public final class Galleries {
  private Galleries() {}

  /**
   * Collects the masks of the first images.
   *
   * @param model the model's name
   * @param architecture a masked network
   * @param weights its weights
   * @param images where the images are
   * @param normalisation of the pixels
   * @param count how many of the first images
   * @return the gallery
   */
  public static MaskGallery collect(
      String model,
      Architecture architecture,
      StateDict weights,
      Dataset images,
      Normalisation normalisation,
      int count) {
    return collect(
        model,
        architecture,
        weights,
        Subset.first(images, Math.min(count, images.size())),
        normalisation);
  }

  /**
   * Collects the masks of all images.
   *
   * @param model the model's name
   * @param architecture a masked network
   * @param weights its weights
   * @param images the images, in the gallery's order
   * @param normalisation of the pixels
   * @return the gallery
   */
  public static MaskGallery collect(
      String model,
      Architecture architecture,
      StateDict weights,
      Dataset images,
      Normalisation normalisation) {
    List<MaskedImage> masked = new ArrayList<>();
    try (RecordedPass pass = new RecordedPass(architecture, weights);
        Batches batches =
            TrainingData.evaluationOrder(images, normalisation, new RootSeed(0)).epoch(0)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        StateDict record =
            pass.evaluate(
                HostTensor.of(
                    channelsFirst(batch), batch.size(), 3, batch.height(), batch.width()));
        for (int i = 0; i < batch.size(); i++) {
          masked.add(image(architecture, record, images, batch.indices()[i], i, batch.size()));
        }
      }
    }
    return new MaskGallery(model, masked);
  }

  private static MaskedImage image(
      Architecture architecture, StateDict record, Dataset images, int index, int row, int rows) {
    byte[] pixels = new byte[images.imageBytes()];
    images.pixels(index, pixels, 0);
    List<BlockMask> masks = new ArrayList<>();
    for (Block block : architecture.maskedBlocks()) {
      masks.add(mask(record, block.name(), row, rows));
    }
    float[] logits = row(record.get("logits"), row, rows);
    int best = 0;
    for (int c = 1; c < logits.length; c++) {
      best = logits[c] > logits[best] ? c : best;
    }
    Optional<Mask> foreground =
        images.foreground(index).map(on -> new Mask(images.height(), images.width(), on));
    return new MaskedImage(
        new RgbImage(images.height(), images.width(), pixels),
        images.classNames().get(images.label(index)),
        images.classNames().get(best),
        masks,
        foreground);
  }

  private static BlockMask mask(StateDict record, String block, int row, int rows) {
    HostTensor hard = record.get("mask/" + block);
    int height = (int) hard.shape()[2];
    int width = (int) hard.shape()[3];
    float[] on = row(hard, row, rows);
    byte[] active = new byte[on.length];
    float[] soft = row(record.get("mask_logits/" + block), row, rows);
    for (int i = 0; i < on.length; i++) {
      active[i] = (byte) (on[i] != 0 ? 1 : 0);
      soft[i] = (float) (1 / (1 + Math.exp(-soft[i])));
    }
    return BlockMask.of(block, new Mask(height, width, active), new SoftMask(height, width, soft));
  }

  private static float[] row(HostTensor tensor, int row, int rows) {
    float[] all = tensor.floats();
    int size = all.length / rows;
    return java.util.Arrays.copyOfRange(all, row * size, (row + 1) * size);
  }

  private static float[] channelsFirst(Batch batch) {
    int positions = batch.height() * batch.width();
    float[] planes = new float[batch.size() * 3 * positions];
    for (int i = 0; i < batch.size(); i++) {
      for (int p = 0; p < positions; p++) {
        for (int c = 0; c < 3; c++) {
          planes[(i * 3 + c) * positions + p] = batch.images()[(i * positions + p) * 3 + c];
        }
      }
    }
    return planes;
  }
}
