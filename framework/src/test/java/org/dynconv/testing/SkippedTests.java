package org.dynconv.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Prints what each skipped test lacked. Found by JUnit in every module that has this one's tests.
 */
public final class SkippedTests implements TestWatcher {
  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    print(context, cause.getMessage());
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    print(context, reason.orElse("disabled"));
  }

  private static void print(ExtensionContext context, String reason) {
    System.out.printf(
        "Skipped: %s, %s. %s%n",
        context.getRequiredTestClass().getSimpleName(), context.getDisplayName(), reason);
  }
}
