package org.dynconv.golden;

/**
 * The largest difference of one kind between our numbers and the recorded ones.
 *
 * @param kind such as {@code logits}
 * @param tensors how many tensors were compared
 * @param difference the largest one: the count of differing elements for exact kinds, else the
 *     largest absolute difference over the largest absolute value of the tensor
 * @param limit what is allowed
 * @param worst the tensor that it was found in
 */
public record Comparison(String kind, int tensors, double difference, double limit, String worst) {
  /**
   * Whether the difference is within its limit.
   *
   * @return true if so; a difference that is not a number never is
   */
  public boolean passed() {
    return difference <= limit;
  }
}
