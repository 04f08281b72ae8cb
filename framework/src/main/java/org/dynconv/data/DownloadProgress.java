package org.dynconv.data;

/** Told how far a download is, often, from the thread that downloads. */
@FunctionalInterface
public interface DownloadProgress {
  /**
   * Some bytes arrived.
   *
   * @param bytesDone bytes that are here, those of an earlier, cut download counted in
   * @param bytesTotal bytes in all; -1 while the server has not said
   */
  void update(long bytesDone, long bytesTotal);
}
