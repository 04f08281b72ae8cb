package org.dynconv.inference.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Costs of tiles in bands of four columns, many bands at a time; see {@link Tiling}. */
final class ColumnCosts {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));

  private ColumnCosts() {}

  static void run(byte[] mask, int cell, int tile, Tiling tiling) {
    for (int column = 0; column < tiling.grid.width(); column += SHORTS.length()) {
      some(mask, cell + column, column, (short) tile, tiling);
    }
  }

  private static void some(byte[] mask, int cell, int column, short tile, Tiling tiling) {
    int columns = tiling.grid.columns();
    int shift = Integer.numberOfTrailingZeros(tiling.unit);
    ByteVector inside0 = ByteVector.fromArray(BYTES, tiling.inside, column);
    ByteVector inside1 = ByteVector.fromArray(BYTES, tiling.inside, column + 1);
    ByteVector inside2 = ByteVector.fromArray(BYTES, tiling.inside, column + 2);
    ByteVector inside3 = ByteVector.fromArray(BYTES, tiling.inside, column + 3);
    ShortVector below1 = ShortVector.zero(SHORTS);
    ShortVector below2 = below1;
    ShortVector below3 = below1;
    ShortVector below4 = below1;
    ShortVector total = below1;
    ShortVector begins = below1;
    for (int row = tiling.grid.height() - 1; row >= 0; row--) {
      int at = cell + row * columns;
      // By lanewise, whose record of classes is this method's own; see the package.
      ByteVector first =
          ByteVector.fromArray(BYTES, mask, at).lanewise(VectorOperators.AND, inside0);
      ByteVector count =
          first
              .add(ByteVector.fromArray(BYTES, mask, at + 1).lanewise(VectorOperators.AND, inside1))
              .add(ByteVector.fromArray(BYTES, mask, at + 2).lanewise(VectorOperators.AND, inside2))
              .add(
                  ByteVector.fromArray(BYTES, mask, at + 3).lanewise(VectorOperators.AND, inside3));
      ShortVector single = (ShortVector) first.convertShape(VectorOperators.B2S, SHORTS, 0);
      ShortVector four = (ShortVector) count.convertShape(VectorOperators.B2S, SHORTS, 0);
      total = total.add(single);
      ShortVector byTile = below4.add(tile);
      ShortVector cost = four.lanewise(VectorOperators.LSHL, shift).add(below1).min(byTile);
      // A bit for each row; of what was shifted in for rows further down, the last 16 are left.
      begins =
          cost.compare(VectorOperators.EQ, byTile)
              .toVector()
              .reinterpretAsShorts()
              .lanewise(VectorOperators.AND, (short) 1)
              .add(begins.lanewise(VectorOperators.LSHL, 1));
      if (row % Tiling.ROWS == 0) {
        begins.intoArray(tiling.begins, row / Tiling.ROWS * tiling.pitch + column);
      }
      cost.intoArray(tiling.costs, row * tiling.pitch + column);
      below4 = below3;
      below3 = below2;
      below2 = below1;
      below1 = cost;
    }
    total
        .lanewise(VectorOperators.LSHL, shift)
        .intoArray(tiling.costs, tiling.columnTotals() + column);
  }
}
