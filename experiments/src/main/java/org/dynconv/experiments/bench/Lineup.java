package org.dynconv.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;

/**
 * Everything that runs one workload: the peers that are here, then each backend, dense and at every
 * density, or with the masks that a trained network decides on itself. Each has run once, so that
 * its scores and masks are there, and all compute the same.
 */
final class Lineup implements AutoCloseable {
  /** So many images of a batch have masks of their own; the others take them in turns. */
  private static final int MASKED_IMAGES = 32;

  private final List<Entry> entries = new ArrayList<>();
  private final List<Absence> absences = new ArrayList<>();
  private final Workload work;
  private final int threads;

  private Lineup(Workload work, int threads) {
    this.work = work;
    this.threads = threads;
  }

  /**
   * Prepares all.
   *
   * @throws Disagreement if they do not compute the same
   */
  static Lineup of(BenchSettings settings, Workload work) {
    Lineup lineup = new Lineup(work, settings.threads());
    try {
      for (Peer peer : Peer.values()) {
        lineup.open(peer);
      }
      for (String name : settings.backends()) {
        lineup.open(Backends.named(name), settings);
      }
      return lineup;
    } catch (RuntimeException | Error failure) {
      lineup.close();
      throw failure;
    }
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  List<Absence> absences() {
    return List.copyOf(absences);
  }

  private void open(Peer peer) {
    try {
      Contestant contestant = peer.open(work, threads);
      entries.add(new Entry(contestant, true, Optional.empty()));
      contestant.run();
      compareWithFirst(contestant);
    } catch (LinkageError missing) {
      absences.add(new Absence(peer.label(), "its library cannot be loaded (" + missing + ")."));
    }
  }

  private void open(MaskedBackend backend, BenchSettings settings) {
    CompileOptions options = CompileOptions.defaults().withThreads(threads);
    Plan dense = Lowering.lower(work.dense(), work.weights(), work.masked().image());
    Contestant plain = new BackendContestant(backend, dense, work.images(), work.batch(), options);
    entries.add(new Entry(plain, false, Optional.empty()));
    plain.run();
    compareWithFirst(plain);
    Plan masked = Lowering.lower(work.masked(), work.weights(), work.masked().image());
    if (work.trainedFor().isPresent()) {
      open(backend, masked, options, new MaskSource.Own(work.trainedFor().getAsDouble()));
      return;
    }
    SmoothMasks masks = new SmoothMasks(settings.seed());
    for (double density : settings.densities()) {
      ForcedMasks forced = masks.of(masked, Math.min(work.batch(), MASKED_IMAGES), density);
      open(backend, masked, options.withForcedMasks(forced), new MaskSource.Given(density));
    }
  }

  private void open(MaskedBackend backend, Plan plan, CompileOptions options, MaskSource source) {
    BackendContestant contestant =
        new BackendContestant(backend, plan, work.images(), work.batch(), options);
    int place = entries.size();
    entries.add(new Entry(contestant, false, Optional.empty()));
    contestant.run();
    MaskCount masks = MaskCount.of(contestant.active(), work.batch(), work.masked(), source);
    entries.set(place, new Entry(contestant, false, Optional.of(masks)));
    PlainLoops.check(
        label(backend.name() + ", " + source.label()), contestant, plan, work.images(), options);
  }

  private void compareWithFirst(Contestant contestant) {
    Contestant first = entries.getFirst().contestant();
    if (first != contestant) {
      Agreement.check(label(contestant.name()), contestant.logits(), first.name(), first.logits());
    }
  }

  private String label(String runner) {
    return work.masked().name() + ", batch " + work.batch() + ", " + runner;
  }

  @Override
  public void close() {
    entries.forEach(entry -> entry.contestant().close());
  }
}
