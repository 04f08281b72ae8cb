package org.dynconv.experiments.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dynconv.error.UserException;

/** The authors' PyTorch training in a process of its own, that runs steps when it is told to. */
public final class AuthorsPeer implements AutoCloseable {
  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  private AuthorsPeer(Process process) {
    this.process = process;
    this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts the peer.
   *
   * @param python a Python that has PyTorch
   * @param home the project's folder
   * @param authors folder {@code classification} of the authors' code
   * @param depth of the ResNet
   * @param batch images in a step
   * @param threads processor threads
   * @return the peer, ready
   * @throws UserException if it does not start
   */
  public static AuthorsPeer start(
      String python, Path home, Path authors, int depth, int batch, int threads) {
    if (!Files.isDirectory(authors.resolve("dynconv"))) {
      throw new UserException(
          "--authors "
              + authors
              + ": expected the folder \"classification\" of a checkout of"
              + " github.com/thomasverelst/dynconv, with \"dynconv\" and \"models\" in it.");
    }
    List<String> command =
        List.of(
            python,
            home.resolve("experiments/peers/authors_training.py").toString(),
            "--authors",
            authors.toString(),
            "--depth",
            Integer.toString(depth),
            "--batch",
            Integer.toString(batch),
            "--threads",
            Integer.toString(threads));
    try {
      AuthorsPeer peer =
          new AuthorsPeer(
              new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
      if (peer.answers.readLine() == null) {
        throw new UserException(
            "The authors' code did not start with "
                + python
                + "; its message is above. Give a"
                + " Python that has PyTorch with --python.");
      }
      return peer;
    } catch (IOException e) {
      throw new UserException(
          python + " cannot be started: " + e.getMessage() + ". Give a Python with --python.", e);
    }
  }

  /**
   * Runs some training steps.
   *
   * @param kind {@code masked} or {@code dense}
   * @param steps how many
   * @return the seconds that they took
   */
  public double seconds(String kind, int steps) {
    try {
      commands.write(kind + " " + steps + "\n");
      commands.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new UserException("The authors' code ended; its message is above.");
      }
      return Double.parseDouble(answer);
    } catch (IOException e) {
      throw new UserException("The authors' code ended: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
