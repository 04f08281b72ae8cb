package org.dynconv.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Architecture;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.StateDict;

/**
 * Runs single passes with given weights and given noise, and hands out everything that happened, so
 * that it can be compared with another program's record of the same pass.
 */
public final class RecordedPass implements AutoCloseable {
  private final Architecture architecture;
  private final Parameters parameters;
  private final MaskedNetwork network;

  /**
   * Prepares a network.
   *
   * @param architecture the network
   * @param weights every tensor that the architecture names
   */
  public RecordedPass(Architecture architecture, StateDict weights) {
    LibTorch.prepare(Runtime.getRuntime().availableProcessors());
    this.architecture = architecture;
    this.parameters = new Parameters(architecture, true);
    parameters.load(weights);
    this.network = new MaskedNetwork(architecture, parameters);
  }

  /**
   * The training step to record.
   *
   * @param loss the sparsity loss, or nothing for a dense network
   * @param temperature τ of the Gumbel-softmax
   * @param epoch counted from 0
   * @param epochs of the whole training
   * @param noise uniform draws, {@code u1/BLOCK} and {@code u2/BLOCK} of {@code [N, 1, h, w]};
   *     empty for no noise
   */
  public record Step(
      Optional<LossSettings> loss, double temperature, int epoch, int epochs, StateDict noise) {}

  /**
   * Evaluates: running statistics, hard masks, no noise.
   *
   * @param images {@code [N, 3, H, W]}
   * @return {@code logits}, and for each masked block {@code mask_logits/BLOCK}, {@code mask/BLOCK}
   *     and {@code mask_dilated/BLOCK}
   */
  public StateDict evaluate(HostTensor images) {
    try (PointerScope scope = new PointerScope();
        AutoGradMode off = new AutoGradMode(false)) {
      return new StateDict(describe(network.forward(channelsLast(images), Pass.EVALUATION)));
    }
  }

  /**
   * Runs one training step up to the gradients; parameters stay, batch-norm statistics move.
   *
   * @param images {@code [N, 3, H, W]}
   * @param labels {@code [N]}
   * @param step how
   * @return what {@link #evaluate} gives, and {@code loss_total}, {@code loss_task}, {@code
   *     loss_sparsity_network}, {@code loss_sparsity_block}, {@code grad/NAME} for every parameter,
   *     {@code after/NAME} for every batch-norm statistic
   */
  public StateDict train(HostTensor images, HostTensor labels, Step step) {
    try (PointerScope scope = new PointerScope()) {
      GumbelNoise noise = (block, index, shape) -> recorded(step.noise(), block, shape);
      MaskedNetwork.Output output =
          network.forward(channelsLast(images), new Pass(true, noise, step.temperature()));
      TrainingObjective.Terms terms =
          new TrainingObjective(architecture, step.loss())
              .terms(output, TensorTransfer.toTorch(labels), step.epoch(), step.epochs());
      parameters.gradients().zero_();
      terms.total().backward();
      Map<String, HostTensor> record = describe(output);
      record.put("loss_total", TensorTransfer.toHost(terms.total()));
      record.put("loss_task", TensorTransfer.toHost(terms.task()));
      terms
          .sparsity()
          .ifPresent(
              sparsity -> {
                record.put("loss_sparsity_network", TensorTransfer.toHost(sparsity.network()));
                record.put("loss_sparsity_block", TensorTransfer.toHost(sparsity.block()));
              });
      StateDict after = parameters.export();
      for (ParameterNames.Entry entry : parameters.entries()) {
        if (entry.role() == ParameterNames.Role.PARAMETER) {
          record.put(
              "grad/" + entry.name(), TensorTransfer.toHost(parameters.get(entry.name()).grad()));
        } else {
          record.put("after/" + entry.name(), after.get(entry.name()));
        }
      }
      return new StateDict(record);
    }
  }

  private static Tensor channelsLast(HostTensor images) {
    return TensorTransfer.toTorch(images).contiguous(torch.MemoryFormat.ChannelsLast);
  }

  private static Tensor recorded(StateDict noise, String block, long[] shape) {
    if (noise.tensors().isEmpty()) {
      return null;
    }
    Tensor g1 = GumbelNoise.gumbel(TensorTransfer.toTorch(noise.get("u1/" + block)));
    Tensor g2 = GumbelNoise.gumbel(TensorTransfer.toTorch(noise.get("u2/" + block)));
    return g1.sub(g2).view(shape);
  }

  private static Map<String, HostTensor> describe(MaskedNetwork.Output output) {
    Map<String, HostTensor> record = new LinkedHashMap<>();
    record.put("logits", TensorTransfer.toHost(output.logits()));
    for (BlockMask mask : output.masks()) {
      record.put("mask_logits/" + mask.block(), TensorTransfer.toHost(mask.logits()));
      record.put("mask/" + mask.block(), TensorTransfer.toHost(mask.mask().detach().round()));
      record.put("mask_dilated/" + mask.block(), TensorTransfer.toHost(mask.dilated()));
    }
    return record;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
