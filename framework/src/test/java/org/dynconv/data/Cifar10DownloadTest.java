package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class Cifar10DownloadTest {
  private static final DownloadProgress SILENT = (done, total) -> {};

  @TempDir Path folder;
  private DataRoot root;
  private byte[] archive;
  private ArchiveServer server;
  private Cifar10Download download;

  @BeforeEach
  void serve() throws Exception {
    root = new DataRoot(folder.resolve("new/root"), "--data");
    serve(archive(wholeSet()));
  }

  private void serve(byte[] content) throws Exception {
    stop();
    archive = content;
    server = new ArchiveServer(archive);
    download = new Cifar10Download(server.uri(), md5(archive));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void archiveIsDownloadedUnpackedAndRemoved() throws IOException {
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();

    Cifar10Download.Outcome outcome =
        download.into(
            root,
            (bytesDone, bytesTotal) -> {
              done.add(bytesDone);
              totals.add(bytesTotal);
            });

    assertThat(outcome).isEqualTo(Cifar10Download.Outcome.DOWNLOADED);
    assertWholeSet();
    assertThat(done).isSorted().startsWith(0L).endsWith((long) archive.length);
    assertThat(totals).containsOnly((long) archive.length);
    assertThat(server.ranges()).containsExactly("all");
  }

  @Test
  void downloadCutEarlierGoesOnWhereItStopped() throws IOException {
    leavePart(Arrays.copyOf(archive, 1_000));
    List<Long> done = new ArrayList<>();

    download.into(root, (bytesDone, bytesTotal) -> done.add(bytesDone));

    assertWholeSet();
    assertThat(server.ranges()).containsExactly("bytes=1000-");
    assertThat(done).startsWith(1_000L);
  }

  @Test
  void brokenConnectionIsTakenUpAgain() throws IOException {
    server.cutNext(700, 800);

    download.into(root, SILENT);

    assertWholeSet();
    assertThat(server.ranges()).hasSize(3).startsWith("all").doesNotHaveDuplicates();
  }

  @Test
  void connectionThatBringsNothingMoreStopsAndKeepsWhatCame() throws IOException {
    server.cutNext(700, 0, 0, 0);

    assertThatThrownBy(() -> download.into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(server.uri().toString())
        .hasMessageContaining("stopped at byte 700")
        .hasMessageContaining("run the command again");
    assertThat(part()).hasBinaryContent(Arrays.copyOf(archive, 700));
    assertThat(root.folder().resolve(Cifar10.FOLDER)).doesNotExist();
  }

  @Test
  void serverWithoutRangesStartsOver() throws IOException {
    server.forgetRanges();
    leavePart(Arrays.copyOf(archive, 1_000));

    download.into(root, SILENT);

    assertWholeSet();
  }

  @Test
  void partialFileThatIsWholeIsNotDownloadedAgain() throws IOException {
    leavePart(archive);

    download.into(root, SILENT);

    assertWholeSet();
    assertThat(server.ranges()).containsExactly("bytes=" + archive.length + "-");
  }

  @Test
  void partialFileLongerThanTheArchiveIsThrownAway() throws IOException {
    leavePart(Arrays.copyOf(archive, archive.length + 10));

    download.into(root, SILENT);

    assertWholeSet();
  }

  @Test
  void wrongSumIsRefusedAndTheFileRemoved() {
    Cifar10Download other = new Cifar10Download(server.uri(), "0".repeat(32));

    assertThatThrownBy(() -> other.into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(download.md5())
        .hasMessageContaining("0".repeat(32))
        .hasMessageContaining("removed");
    assertThat(part()).doesNotExist();
    assertThat(root.folder().resolve(Cifar10.FOLDER)).doesNotExist();
  }

  @Test
  void partialFileOfSomethingElseIsFoundByTheSumAndMendedByTheNextRun() throws IOException {
    leavePart(new byte[1_000]);

    assertThatThrownBy(() -> download.into(root, SILENT)).hasMessageContaining("MD5");
    download.into(root, SILENT);

    assertWholeSet();
  }

  @Test
  void statusOfTheServerIsTold() {
    server.answerWith(404);

    assertThatThrownBy(() -> download.into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(server.uri().toString())
        .hasMessageContaining("404");
  }

  @Test
  void serverThatIsNotThereIsToldInOneSentence() {
    URI gone = server.uri();
    server.close();

    assertThatThrownBy(() -> new Cifar10Download(gone, download.md5()).into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(gone.toString())
        .hasMessageContaining("Check the network");
  }

  @Test
  void entryOutsideTheFolderIsRefused() throws Exception {
    Map<String, byte[]> entries = wholeSet();
    entries.put("cifar-10-batches-bin/../../../escaped", new byte[] {1});
    serve(archive(entries));

    assertThatThrownBy(() -> download.into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("escaped");
    assertThat(folder.resolve("new/escaped")).doesNotExist();
    assertOnlyThePartIsLeft();
  }

  @Test
  void linksAreRefused() throws Exception {
    TarArchiveEntry link = new TarArchiveEntry("cifar-10-batches-bin/l", TarConstants.LF_SYMLINK);
    link.setLinkName("/etc");
    serve(archive(wholeSet(), link));

    assertThatThrownBy(() -> download.into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cifar-10-batches-bin/l")
        .hasMessageContaining("link");
    assertOnlyThePartIsLeft();
  }

  @Test
  void archiveOfSomethingElseIsRefused() throws Exception {
    Map<String, byte[]> entries = wholeSet();
    entries.remove("cifar-10-batches-bin/data_batch_3.bin");
    serve(archive(entries));

    assertThatThrownBy(() -> download.into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("data_batch_3.bin");
    assertOnlyThePartIsLeft();
  }

  @Test
  void wholeDataSetIsLeftAlone() throws IOException {
    Path there = Files.createDirectories(root.folder().resolve(Cifar10.FOLDER));
    for (String name : Cifar10.fileNames()) {
      blank(there.resolve(name), 30_730_000);
    }

    assertThat(download.into(root, SILENT)).isEqualTo(Cifar10Download.Outcome.ALREADY_THERE);
    assertThat(server.ranges()).isEmpty();
  }

  @Test
  void folderThatIsNotWholeIsNotTouched() throws IOException {
    Path there = Files.createDirectories(root.folder().resolve(Cifar10.FOLDER));
    blank(there.resolve("data_batch_1.bin"), 5);

    assertThatThrownBy(() -> download.into(root, SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(there.toString())
        .hasMessageContaining("data_batch_1.bin has 5 bytes")
        .hasMessageContaining("Remove the folder");
  }

  @Test
  void officialArchiveIsTheAuthors() {
    assertThat(Cifar10Download.OFFICIAL.source())
        .hasToString("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
    assertThat(Cifar10Download.OFFICIAL.md5()).isEqualTo("c32a1d4ab5d03f1284b67883e8d13530");
  }

  private Path part() {
    return root.folder().resolve("cifar-10-binary.tar.gz.part");
  }

  private void leavePart(byte[] bytes) throws IOException {
    Files.createDirectories(root.folder());
    Files.write(part(), bytes);
  }

  private void assertWholeSet() throws IOException {
    for (Map.Entry<String, byte[]> entry : wholeSet().entrySet()) {
      assertThat(root.folder().resolve(entry.getKey())).hasBinaryContent(entry.getValue());
    }
    try (Stream<Path> left = Files.list(root.folder())) {
      assertThat(left).containsExactly(root.folder().resolve(Cifar10.FOLDER));
    }
  }

  private void assertOnlyThePartIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(root.folder())) {
      assertThat(left).containsExactly(part());
    }
  }

  /** Small stand-ins for the six files, that do not compress to nothing. */
  private static Map<String, byte[]> wholeSet() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    Random random = new Random(1);
    for (String name : Cifar10.fileNames()) {
      byte[] bytes = new byte[500];
      random.nextBytes(bytes);
      entries.put(Cifar10.FOLDER + "/" + name, bytes);
    }
    entries.put(
        Cifar10.FOLDER + "/batches.meta.txt", "airplane\n".getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static byte[] archive(Map<String, byte[]> entries, TarArchiveEntry... others)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      tar.putArchiveEntry(new TarArchiveEntry(Cifar10.FOLDER + "/"));
      tar.closeArchiveEntry();
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
        header.setSize(entry.getValue().length);
        tar.putArchiveEntry(header);
        tar.write(entry.getValue());
        tar.closeArchiveEntry();
      }
      for (TarArchiveEntry other : others) {
        tar.putArchiveEntry(other);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String md5(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }

  private static void blank(Path file, long bytes) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(bytes);
    }
  }
}
