package org.dynconv.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException;

class NoDeviceTest {
  /** Prints twice what the backend says: the second time TornadoVM's class has failed already. */
  static final class Ask {
    private Ask() {}

    public static void main(String[] args) {
      for (int time = 0; time < 2; time++) {
        System.out.println("reason: " + new TornadoBackend().availability().reason());
      }
    }
  }

  @Test
  void aProcessWithoutOpenClDevicesSaysWhatToInstall(@TempDir Path nothing) throws Exception {
    assumeTrue(
        TestDevice.require().device().getTornadoVMBackend() == TornadoVMBackendType.OPENCL,
        "only OpenCL's loader can be told to find nothing");
    String expected = "finds no device. Install a driver of a graphics card, or PoCL";
    assertThat(ask(nothing))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(expected).doesNotContain("Exception"));
  }

  /** The same Java, where OpenCL's loader finds an empty folder of drivers. */
  private static List<String> ask(Path drivers) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-agentlib"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ask.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OCL_ICD_VENDORS", drivers.toString());
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as("%s", lines).isZero();
    return lines.stream().filter(line -> line.startsWith("reason: ")).toList();
  }

  @Test
  void otherFailuresAreToldByTheirRootCause() {
    Throwable other =
        new ExceptionInInitializerError(
            new IllegalStateException("outer", new IllegalStateException("libOpenCL is missing")));
    assertThat(new StartFailure("9", other).reason())
        .startsWith("TornadoVM 9 does not start here: libOpenCL is missing.");
    Throwable none = new ExceptionInInitializerError(new TornadoBailoutRuntimeException("none"));
    assertThat(new StartFailure("9", none).reason()).isEqualTo(StartFailure.noDevice("9"));
  }
}
