/**
 * The fast processor backend. Activations are channels-last with zero borders, so that the window
 * of any position is a few contiguous runs of memory at a fixed distance from the position's cell.
 * A masked block evaluates its mask unit, lists the cells of its active positions, and multiplies
 * only those: through the lists, a few windows at a time are copied next to each other, unless they
 * lie so, and multiplied while they are in a first-level cache ({@code GatheredKernel}); sums get
 * their bias, residual and activation before they leave the registers ({@code FinishedRows}). Where
 * windows are long, or registers halved, the micro-kernels gather by themselves ({@code
 * PositionKernel}).
 *
 * <h2>From a plan to a run</h2>
 *
 * <ol>
 *   <li>{@code Layouts} places every buffer in one array ({@code Arena}): which border it needs,
 *       how many floats from one cell to the next, and for how many images at a time ({@code
 *       Slots}), so that the next images find a core's own cache where the last ones left it.
 *   <li>{@code StepCompiler} turns each operation into steps, {@code ConvolutionCompiler} those
 *       that multiply; weights are packed into panels of two vectors of output channels ({@code
 *       Product}). {@code PositionLists} makes a list once for all steps that go by it.
 *   <li>{@code Strips} takes maps that are too large for that through an inverted residual some
 *       rows at a time; between its layers there is room for these rows only ({@code StripRoom}).
 *       {@code DepthwisePoints} does the same, list entry by list entry, with the last two layers
 *       of all others, masked ones too.
 *   <li>{@code Segment} says how many images go through some steps together, so that they stay in a
 *       core's own cache.
 *   <li>{@code VectorExecutable} runs them: with enough images each thread ({@code Team}) takes
 *       groups of them through the whole network, with few all threads share every step: each has
 *       its part of the map's positions, so that a layer finds in a thread's own cache what the one
 *       before wrote, or its part of the weights, where these are larger than the map.
 * </ol>
 *
 * <p>The work itself is done by a {@code Kernels} provider: vectors of the JDK Vector API, or plain
 * loops where that module is missing ({@code Providers}). A sum is always added up in the same
 * order, whoever does it and however many do, so the same image gives the same bits with any number
 * of threads and any neighbours. That rules out {@code reduceLanes}, which adds in one order while
 * it is interpreted and in another one once it is compiled; {@code LaneSums} takes its place.
 *
 * <p>The processors of AMD's Zen 4 work on 512 bits in two halves, and spreading an input over 512
 * bits costs them an arithmetic slot that spreading it over 256 does not. There the products go by
 * vectors of half the length ({@code Registers.HALVING}, {@code HalfTile4x2} and the like), which
 * takes 4 to 10 % less time and gives the same bits. The system property {@code dynconv.halves},
 * true or false, decides otherwise.
 *
 * <h2>What the compiler has to see</h2>
 *
 * <p>A vector is a register only if the compiler can see its class; else it goes to the heap, and a
 * layer takes ten times as long. It sees what a method of the vector returned, but of a vector that
 * comes out of a loop or depends on a condition only what it recorded at the call: and methods like
 * {@code fma} or {@code intoArray} of the Vector API make their calls inside, in one place for the
 * whole program, where vectors of both lengths come by. Which of them it bets on depends on the
 * order it compiles in, so that one start in several may be slow. Hence kernels have no vectors
 * behind conditions; those with half vectors call {@code lanewise}, and ask a sum for its {@code
 * length} before they store it, in which the record is their own. {@code AllocationTest} fails if a
 * vector goes to the heap.
 *
 * <p>Indices are checked one by one, unless they are a constant away from each other. The
 * transforms of tiles have a hundred, so {@code Specialised} compiles them, the products of
 * adjacent rows, and the scores of mask units, for each layer's pitches and strides: tiles take 10
 * to 20 % less time, and products in a first-level cache two in a cycle, which is what a Zen 5 has.
 * Every copy is compiled anew, though, the larger ones for a tenth of a second; so what can do with
 * one stride has one ({@code TileSum}).
 *
 * <p>Branches that depend on where a mask ends are foreseen by no processor, and cost it as much as
 * forty products. Hence results of a tile that are not active are written, too, to cells where
 * nobody looks, and what tiles read beyond a mask is cleared by whole windows.
 *
 * <h2>Positions or tiles</h2>
 *
 * <p>A 3×3 convolution with stride 1 can also be computed by tiles of 4×4 positions with Winograd's
 * minimal filtering ({@code Winograd}): fewer multiplications, but the whole tile. On a mask tiles
 * are laid wherever enough active positions lie together ({@code Tiling}, {@code TileListStep}): so
 * many and in such places that the layer takes least time in all; what is in none is computed by
 * positions. A layer that is computed everywhere goes by whichever is faster. What is enough
 * follows from the costs in {@code TileCosts}: in a batch, with 16 and 32 channels 7 active
 * positions of 16, with 64 channels 6 (9, 7 and 6 with vectors of 8 floats), and only if an image's
 * tiles save enough to make up for fetching the larger weights. The costs are constants and not
 * measured at start, because the choice decides the rounding, and the same image shall give the
 * same bits in every run. They were measured step by step in whole runs of ResNet-32, 128 images at
 * a time, at densities 0.25, 0.5 and 1 with either way forced by {@link
 * org.dynconv.inference.Crossover}, and set to what {@code ./dynconv bench crossover} found; it
 * shows whether they still hold on another machine.
 */
package org.dynconv.inference.vector;
