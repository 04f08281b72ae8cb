package org.dynconv.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import org.dynconv.error.UserException;

/**
 * Downloads one file into a partial file beside its place, going on where an earlier attempt
 * stopped. A connection that breaks is taken up again as long as each attempt brings something.
 */
final class ResumableDownload {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI source;
  private final Path part;
  private final DownloadProgress progress;

  ResumableDownload(URI source, Path part, DownloadProgress progress) {
    this.source = source;
    this.part = part;
    this.progress = progress;
  }

  /** Returns when the partial file is whole, as far as the server's lengths tell. */
  void run() {
    try (HttpClient client = client();
        FileChannel file =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(file)) {
      if (!lock.isValid()) {
        throw new IOException("the lock on " + part + " was lost");
      }
      long before = -1;
      IOException failure = null;
      while (file.size() > before) {
        before = file.size();
        try {
          attempt(client, file);
          return;
        } catch (IOException e) {
          failure = e;
        }
      }
      throw stopped(file.size(), failure);
    } catch (IOException e) {
      throw new UserException("%s cannot be written: %s.".formatted(part, e), e);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(PATIENCE)
        .build();
  }

  private FileLock lock(FileChannel file) throws IOException {
    FileLock lock;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new UserException(
          "%s is being written by another download: wait for it to end.".formatted(part));
    }
    return lock;
  }

  private void attempt(HttpClient client, FileChannel file) throws IOException {
    long start = file.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(PATIENCE);
    if (start > 0) {
      request.header("Range", "bytes=" + start + "-");
    }
    HttpResponse<InputStream> response = send(client, request.build());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> {
          // All of it, asked for or not: a server that does not know ranges starts over.
          file.truncate(0);
          receive(body, file, response.headers().firstValueAsLong("Content-Length"));
        }
        case 206 -> {
          ContentRange range = ContentRange.of(response);
          if (range.first() != start) {
            file.truncate(0);
            throw new IOException("the server sent another range than the one asked for");
          }
          receive(body, file, range.total());
        }
        case 416 -> {
          // Nothing beyond what is here: it is whole, or it is not part of that file.
          if (ContentRange.of(response).total().orElse(-1) != start) {
            file.truncate(0);
            attempt(client, file);
          }
        }
        default -> throw refused(response.statusCode());
      }
    }
  }

  private HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
      throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("The download was interrupted; run the command again to go on.", e);
    }
  }

  private void receive(InputStream body, FileChannel file, OptionalLong total) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long expected = total.orElse(-1);
    file.position(file.size());
    progress.update(file.position(), expected);
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      progress.update(file.position(), expected);
    }
    if (expected >= 0 && file.position() < expected) {
      throw new IOException("the connection ended early");
    }
  }

  private UserException refused(int status) {
    return new UserException(
        "%s cannot be downloaded: the server answered with status %d. Try again later, or fetch the file by other means."
            .formatted(source, status));
  }

  private UserException stopped(long size, IOException failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new UserException(
        "The download of %s stopped at byte %d: %s. Check the network and run the command again: it goes on from there."
            .formatted(source, size, reason),
        failure);
  }
}
