package org.dynconv.data;

import java.net.http.HttpResponse;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Range} (RFC 9110, section 14.4): which bytes of a file a response
 * holds.
 *
 * @param first the first byte; -1 when the response holds none or the header is missing
 * @param total length of the whole file, when the server says it
 */
record ContentRange(long first, OptionalLong total) {
  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(?:(\\d{1,18})|\\*)");

  static ContentRange of(HttpResponse<?> response) {
    Matcher matcher = FORM.matcher(response.headers().firstValue("Content-Range").orElse(""));
    if (!matcher.matches()) {
      return new ContentRange(-1, OptionalLong.empty());
    }
    String first = matcher.group(1);
    String total = matcher.group(2);
    return new ContentRange(
        first == null ? -1 : Long.parseLong(first),
        total == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total)));
  }
}
