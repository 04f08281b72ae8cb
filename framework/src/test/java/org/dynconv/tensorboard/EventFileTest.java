package org.dynconv.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.dynconv.error.UserException;
import org.dynconv.testing.EventReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  private static final Instant WHEN = Instant.ofEpochSecond(1_700_000_000, 250_000_000);

  @TempDir private Path folder;

  @Test
  void theReadersOwnCheckSumIsTheStandardOne() {
    // RFC 3720, appendix B.4: 32 bytes of zeros have CRC-32C 0x8A9136AA.
    int crc = 0x8A9136AA;
    assertThat(EventReader.maskedCrc(new byte[32]))
        .isEqualTo(((crc >>> 15) | (crc << 17)) + 0xa282ead8);
  }

  @Test
  void numbersComeBackByTagAndStep() throws Exception {
    try (EventFile file = EventFile.create(folder, "a", WHEN)) {
      file.scalar("loss/total", 1, WHEN, 2.5);
      file.scalar("top-1/größe", 1L << 40, WHEN, -0.125);
    }

    assertThat(EventReader.entries(only()))
        .containsExactly(
            new EventReader.Entry(1, "loss/total", 2.5f, null, 0, 0),
            new EventReader.Entry(1L << 40, "top-1/größe", -0.125f, null, 0, 0));
    assertThat(EventReader.wallTime(EventReader.events(only()).getFirst()))
        .isCloseTo(1_700_000_000.25, within(1e-6));
  }

  @Test
  void picturesComeBackPixelForPixel() throws Exception {
    BufferedImage picture = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(4, 2, 0x123456);
    try (EventFile file = EventFile.create(folder, "a", WHEN)) {
      file.image("masks/0", 7, WHEN, picture);
    }

    EventReader.Entry entry = EventReader.entries(only()).getFirst();
    assertThat(List.of(entry.step(), entry.tag(), entry.height(), entry.width()))
        .isEqualTo(List.of(7L, "masks/0", 3, 5));
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(entry.png()));
    assertThat(read.getRGB(4, 2) & 0xFFFFFF).isEqualTo(0x123456);
    assertThat(read.getWidth()).isEqualTo(5);
  }

  @Test
  void everyEventIsThereAsSoonAsItIsWritten() throws Exception {
    try (EventFile file = EventFile.create(folder, "a", WHEN)) {
      file.scalar("a", 1, WHEN, 1);
      assertThat(EventReader.entries(file.path())).hasSize(1);
    }
  }

  @Test
  void namesTheFileThatCannotBeWritten() throws Exception {
    Path blocked = folder.resolve("file");
    Files.writeString(blocked, "in the way", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> EventFile.create(blocked, "a", WHEN).close())
        .isInstanceOf(UserException.class)
        .hasMessageContaining(blocked.toString());
  }

  private Path only() throws Exception {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains("tfevents")).findFirst().orElseThrow();
    }
  }
}
