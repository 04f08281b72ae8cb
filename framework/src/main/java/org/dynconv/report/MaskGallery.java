package org.dynconv.report;

import java.util.List;

/**
 * Images with the masks of one model.
 *
 * @param model the model's name
 * @param images in the order they are shown
 */
public record MaskGallery(String model, List<MaskedImage> images) {
  /**
   * Copies the list.
   *
   * @param model the model's name
   * @param images in the order they are shown
   */
  public MaskGallery {
    images = List.copyOf(images);
  }
}
