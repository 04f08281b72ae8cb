package org.dynconv.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on this machine that serves one file, as badly as a test wishes. */
final class ArchiveServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  private final HttpServer server;
  private final byte[] content;
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> cuts = new ArrayDeque<>();
  private boolean knowsRanges = true;
  private int status;

  ArchiveServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/archive.tar.gz", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create(
        "http://%s:%d/archive.tar.gz"
            .formatted(
                server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort()));
  }

  /** Breaks the next connections off after these many bytes of each. */
  synchronized void cutNext(int... bytes) {
    for (int count : bytes) {
      cuts.add(count);
    }
  }

  synchronized void forgetRanges() {
    knowsRanges = false;
  }

  synchronized void answerWith(int code) {
    status = code;
  }

  /** The range that each request so far asked for; {@code all} for none. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(range == null ? "all" : range);
      if (status != 0) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      Matcher wanted = RANGE.matcher(range == null || !knowsRanges ? "" : range);
      int first = wanted.matches() ? Integer.parseInt(wanted.group(1)) : 0;
      if (first >= content.length) {
        exchange.getResponseHeaders().add("Content-Range", "bytes */" + content.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      if (wanted.matches()) {
        exchange
            .getResponseHeaders()
            .add(
                "Content-Range",
                "bytes %d-%d/%d".formatted(first, content.length - 1, content.length));
      }
      exchange.sendResponseHeaders(wanted.matches() ? 206 : 200, content.length - first);
      int length = Math.min(content.length - first, cuts.isEmpty() ? content.length : cuts.poll());
      OutputStream body = exchange.getResponseBody();
      body.write(content, first, length);
      body.flush();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
