package org.dynconv.experiments.registry;

import static org.dynconv.experiments.registry.ValueTypes.architecture;
import static org.dynconv.experiments.registry.ValueTypes.budget;
import static org.dynconv.experiments.registry.ValueTypes.choice;
import static org.dynconv.experiments.registry.ValueTypes.number;
import static org.dynconv.experiments.registry.ValueTypes.path;
import static org.dynconv.experiments.registry.ValueTypes.seed;
import static org.dynconv.experiments.registry.ValueTypes.temperature;
import static org.dynconv.experiments.registry.ValueTypes.text;
import static org.dynconv.experiments.registry.ValueTypes.truth;
import static org.dynconv.experiments.registry.ValueTypes.whole;
import static org.dynconv.experiments.registry.ValueTypes.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dynconv.data.Shapes;
import org.dynconv.experiments.bench.BenchSettings.Work;
import org.dynconv.experiments.registry.ValueType.Several;

/** The catalogue of settings: the schema of the registry's files. Defaults are the paper's. */
public final class Settings {
  static final Setting<String> TITLE =
      optional("title", text(), "What the experiment shows, in one line.");
  static final Setting<String> REPRODUCES =
      optional("reproduces", text(), "The paper's figure, table or claim that it reruns.");
  static final Setting<Profile> PROFILE =
      setting(
          "profile",
          choice(Profile.class),
          Profile.SHORT,
          "The paper's own training, or a short one that fits a laptop.");

  /** No default: a setting without a value leaves the identity of earlier runs alone. */
  static final Setting<Kind> KIND =
      optional("kind", choice(Kind.class), "What the experiment does; without it, training.");

  static final Setting<DatasetChoice> DATASET =
      setting("dataset", choice(DatasetChoice.class), DatasetChoice.SHAPES, "The data set.");
  static final Setting<Integer> SHAPES_TRAIN =
      setting("shapes.train", count(1), 8000, "Training images of the shapes data set.");
  static final Setting<Integer> SHAPES_TEST =
      setting("shapes.test", count(1), 1000, "Test images of the shapes data set.");
  static final Setting<Double> FOREGROUND_MIN =
      setting(
          "shapes.foreground-min",
          number(Bounds.from(Shapes.LEAST_FOREGROUND, Shapes.MOST_FOREGROUND)),
          0.05,
          "The least share of an image that its shape covers.");
  static final Setting<Double> FOREGROUND_MAX =
      setting(
          "shapes.foreground-max",
          number(Bounds.from(Shapes.LEAST_FOREGROUND, Shapes.MOST_FOREGROUND)),
          0.35,
          "The greatest share of an image that its shape covers.");
  static final Setting<Boolean> SHORT_TEST =
      setting(
          "short-test",
          truth(),
          false,
          "Accept a test file of CIFAR-10 that holds fewer than 10,000 images.");
  static final Setting<Boolean> AUGMENT =
      setting("augment", truth(), true, "Augment training images: pad, random crop, flip.");
  static final Setting<Double> VALIDATION =
      setting(
          "validation",
          number(Bounds.from(0, 0.9)),
          0.1,
          "Share of the training images held out for validation.");

  static final Setting<String> ARCHITECTURE =
      setting("arch", architecture(), "resnet32-cifar", "The network.");
  static final Setting<List<Budget>> BUDGET =
      setting(
          "budget",
          new Several<>(budget(), 1),
          List.of(new Budget.Dense(), new Budget.Fraction(0.5)),
          "One model is trained for each item: without masks, or with this target fraction.");
  static final Setting<Path> INIT =
      optional("init", path(), "A file with weights to start from, instead of random ones.");

  static final Setting<Integer> EPOCHS =
      setting("epochs", count(1), 350, "Passes over the training images.");
  static final Setting<Integer> BATCH =
      setting("batch", whole(1, 65_536), 256, "Images in a step.");
  static final Setting<Double> LEARNING_RATE =
      setting(
          "lr",
          number(new Bounds(0, false, 100)),
          0.1,
          "The learning rate; its peak, for one-cycle.");
  static final Setting<ScheduleChoice> SCHEDULE =
      setting(
          "schedule",
          choice(ScheduleChoice.class),
          ScheduleChoice.STEPS,
          "How the learning rate goes over the training.");
  static final Setting<List<Integer>> MILESTONES =
      setting(
          "milestones",
          new Several<>(count(1), 0),
          List.of(150, 250),
          "Epochs at which the learning rate is multiplied by gamma (schedule steps).");
  static final Setting<Double> GAMMA =
      setting("gamma", number(Bounds.FRACTION), 0.1, "Factor of the milestones.");
  static final Setting<Double> WARMUP =
      setting(
          "warmup",
          number(Bounds.from(0, 0.99)),
          0.3,
          "Share of the training until the peak of the learning rate (schedule one-cycle).");
  static final Setting<Double> MOMENTUM =
      setting("momentum", number(Bounds.from(0, 0.9999)), 0.9, "Momentum of the gradient descent.");
  static final Setting<Double> WEIGHT_DECAY =
      setting("weight-decay", number(Bounds.SHARE), 5e-4, "Weight decay of the gradient descent.");
  static final Setting<Boolean> MASK_WEIGHT_DECAY =
      setting("mask-weight-decay", truth(), true, "Weight decay holds for mask units too.");

  static final Setting<Double> ALPHA =
      setting("alpha", number(Bounds.NOT_NEGATIVE), 10.0, "Weight of the sparsity loss.");
  static final Setting<Boolean> LOSS_NETWORK =
      setting(
          "loss-network", truth(), true, "The sparsity loss has its term of the whole network.");
  static final Setting<Boolean> LOSS_UPPER =
      setting("loss-upper", truth(), true, "The sparsity loss has the blocks' upper bound.");
  static final Setting<Boolean> LOSS_LOWER =
      setting("loss-lower", truth(), true, "The sparsity loss has the blocks' lower bound.");
  static final Setting<Double> ANNEAL =
      setting(
          "anneal",
          number(Bounds.FRACTION),
          0.33,
          "Share of the training over which the blocks' bounds widen.");
  static final Setting<List<Temperature>> TAU =
      setting(
          "tau",
          new Several<>(temperature(), 1),
          List.of(new Temperature(0, 1)),
          "Temperature of the Gumbel-softmax; with epoch:temperature items, from those epochs on.");
  static final Setting<Double> NOISE_UNTIL =
      setting(
          "noise-until",
          number(Bounds.SHARE),
          0.8,
          "Share of the training during which mask units get Gumbel noise.");

  static final Setting<ReportedEpoch> REPORT =
      setting(
          "report",
          choice(ReportedEpoch.class),
          ReportedEpoch.LAST,
          "The epoch that is reported: the last, or the best on the validation images.");
  static final Setting<String> TEST_BACKEND =
      optional(
          "test-backend",
          text(),
          "A backend of the inference engine that tests the trained networks too.");
  static final Setting<Integer> GALLERY =
      setting("gallery", whole(0, 10_000), 8, "Test images whose masks are drawn.");
  static final Setting<Integer> CHECKPOINT_EVERY =
      setting(
          "checkpoint-every",
          count(0),
          0,
          "Steps between checkpoints within an epoch; 0 for one an epoch.");
  static final Setting<Long> SEED =
      setting("seed", seed(), 0L, "The root seed of every random choice.");
  static final Setting<Integer> THREADS =
      setting("threads", whole(0, 1024), 0, "Processor threads; 0 for all cores.");

  static final Setting<List<Work>> SPEED_WORK =
      optional(
          "speed.work",
          new Several<>(work(), 1),
          "Networks to measure, each with its batch (kind inference).");
  static final Setting<List<Work>> SPEED_BLOCKS =
      optional(
          "speed.blocks",
          new Several<>(work(), 0),
          "Networks whose middle block is measured by itself, by density (kind inference).");
  static final Setting<List<Double>> SPEED_DENSITIES =
      optional(
          "speed.densities",
          new Several<>(number(Bounds.SHARE), 0),
          "Shares of active positions of the masks (kind inference).");
  static final Setting<List<String>> SPEED_BACKENDS =
      optional(
          "speed.backends",
          new Several<>(text(), 1),
          "Backends; without it, the fastest that can run (kind inference).");
  static final Setting<Integer> SPEED_TURNS =
      optional("speed.turns", count(1), "How often each has its turn (kind inference).");
  static final Setting<Double> SPEED_TURN_SECONDS =
      optional(
          "speed.turn-seconds",
          number(Bounds.from(0, 3600)),
          "How long a turn is; at least one batch is run (kind inference).");

  private static final List<Setting<?>> SPEED =
      List.of(
          SPEED_WORK,
          SPEED_BLOCKS,
          SPEED_DENSITIES,
          SPEED_BACKENDS,
          SPEED_TURNS,
          SPEED_TURN_SECONDS);

  private static final List<Setting<?>> ALL =
      List.of(
          TITLE,
          REPRODUCES,
          PROFILE,
          KIND,
          DATASET,
          SHAPES_TRAIN,
          SHAPES_TEST,
          FOREGROUND_MIN,
          FOREGROUND_MAX,
          SHORT_TEST,
          AUGMENT,
          VALIDATION,
          ARCHITECTURE,
          BUDGET,
          INIT,
          EPOCHS,
          BATCH,
          LEARNING_RATE,
          SCHEDULE,
          MILESTONES,
          GAMMA,
          WARMUP,
          MOMENTUM,
          WEIGHT_DECAY,
          MASK_WEIGHT_DECAY,
          ALPHA,
          LOSS_NETWORK,
          LOSS_UPPER,
          LOSS_LOWER,
          ANNEAL,
          TAU,
          NOISE_UNTIL,
          REPORT,
          TEST_BACKEND,
          GALLERY,
          CHECKPOINT_EVERY,
          SEED,
          THREADS,
          SPEED_WORK,
          SPEED_BLOCKS,
          SPEED_DENSITIES,
          SPEED_BACKENDS,
          SPEED_TURNS,
          SPEED_TURN_SECONDS);

  private static final List<Setting<?>> OF_EVERY_KIND =
      List.of(TITLE, REPRODUCES, KIND, SEED, THREADS);

  private static final Map<String, Setting<?>> BY_KEY =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));

  private Settings() {}

  /**
   * All settings.
   *
   * @return in the order in which they are shown
   */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /**
   * The settings that an experiment can have.
   *
   * @param kind what it does
   * @return in the order in which they are shown
   */
  public static List<Setting<?>> of(Kind kind) {
    return ALL.stream()
        .filter(
            setting ->
                OF_EVERY_KIND.contains(setting)
                    || SPEED.contains(setting) == (kind == Kind.INFERENCE))
        .toList();
  }

  /**
   * Finds a setting.
   *
   * @param key its name
   * @return the setting, or nothing if none has this name
   */
  public static Optional<Setting<?>> find(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  static List<String> keys() {
    return ALL.stream().map(Setting::key).toList();
  }

  private static ValueType.Single<Integer> count(int least) {
    return whole(least, Integer.MAX_VALUE);
  }

  private static <T> Setting<T> setting(
      String key, ValueType<T> type, T defaultValue, String description) {
    return new Setting<>(key, type, Optional.of(defaultValue), description);
  }

  private static <T> Setting<T> optional(String key, ValueType<T> type, String description) {
    return new Setting<>(key, type, Optional.empty(), description);
  }
}
