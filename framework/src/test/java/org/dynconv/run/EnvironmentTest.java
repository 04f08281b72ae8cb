package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void capturesThisMachine() {
    Environment here = Environment.capture(Map.of("libtorch", "2.10.0"));
    assertThat(here.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(here.memoryBytes()).isGreaterThan(Runtime.getRuntime().maxMemory() / 2);
    assertThat(here.processor()).isNotBlank();
    assertThat(here.jvmVersion()).startsWith(Integer.toString(Runtime.version().feature()));
    assertThat(here.libraries()).containsExactly(Map.entry("libtorch", "2.10.0"));
  }

  @Test
  void leavesFoldersOutOfFlags() {
    assertThat(Environment.withoutFolders("-Ddynconv.home=/home/somebody/dynconv"))
        .isEqualTo("-Ddynconv.home=…/dynconv");
    assertThat(Environment.withoutFolders("-XX:AOTCache=/a/b/c.aot"))
        .isEqualTo("-XX:AOTCache=…/c.aot");
    assertThat(Environment.withoutFolders("-Xmx2g")).isEqualTo("-Xmx2g");
    assertThat(Environment.withoutFolders("--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"))
        .isEqualTo("--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
  }
}
