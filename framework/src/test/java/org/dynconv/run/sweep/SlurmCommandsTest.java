package org.dynconv.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dynconv.run.sweep.SlurmCommands.TaskKey;
import org.dynconv.run.sweep.SlurmCommands.TaskReport;
import org.junit.jupiter.api.Test;

/** On answers as squeue and sacct of Slurm 24 print them. */
class SlurmCommandsTest {
  @Test
  void readsTheTasksOfAQueue() {
    assertThat(
            SlurmCommands.parse(
                """
                dynconv-1a2b3c4d|0|17_0|RUNNING
                dynconv-1a2b3c4d|11|18|PENDING
                """))
        .isEqualTo(
            Map.of(
                new TaskKey("dynconv-1a2b3c4d", 0), new TaskReport("17_0", "RUNNING"),
                new TaskKey("dynconv-1a2b3c4d", 11), new TaskReport("18", "PENDING")));
  }

  @Test
  void readsWhatAccountsSayOfTasksThatAreOver() {
    assertThat(
            SlurmCommands.parse(
                """
                dynconv-1a2b3c4d|17_0|17_0|CANCELLED by 1000
                dynconv-1a2b3c4d|17_1|17_1|NODE_FAIL
                """))
        .isEqualTo(
            Map.of(
                new TaskKey("dynconv-1a2b3c4d", 0), new TaskReport("17_0", "CANCELLED"),
                new TaskKey("dynconv-1a2b3c4d", 1), new TaskReport("17_1", "NODE_FAIL")));
  }

  @Test
  void passesOverWhatIsNoTask() {
    assertThat(
            SlurmCommands.parse(
                """

                dynconv-1a2b3c4d|N/A|17|RUNNING
                dynconv-1a2b3c4d|17_[2-5]|17_[2-5]|PENDING
                slurm_load_jobs error: Unable to contact slurm controller
                dynconv-1a2b3c4d||17|
                """))
        .isEmpty();
  }
}
