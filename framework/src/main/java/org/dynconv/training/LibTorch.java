package org.dynconv.training;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Sets libtorch up, and says what it is. */
public final class LibTorch {
  private LibTorch() {}

  /**
   * Sets the number of threads; results repeat bit for bit for the same number.
   *
   * @param threads at least 1
   */
  public static void prepare(int threads) {
    // Without this every eligible convolution warns on machines that NNPACK does not know.
    torch.globalContext().setUserEnabledNNPACK(false);
    torch.set_num_threads(threads);
  }

  /**
   * The number of threads in use.
   *
   * @return at least 1
   */
  public static int threads() {
    return torch.get_num_threads();
  }

  /**
   * The library's version.
   *
   * @return such as {@code 2.10.0-1.5.13}: libtorch's, then the presets'
   */
  public static String version() {
    try {
      return Loader.getVersion("org.bytedeco", "pytorch");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
