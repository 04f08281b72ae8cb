package org.dynconv.inference.vector;

/** Lists all positions of some images. */
final class ListFill {
  private ListFill() {}

  /** A list with some room after its last entry. */
  static int[] all(ListKey key, int images, int slack) {
    int[] entries = new int[images * key.positions() + slack];
    int[] absent = key.absent();
    int count = 0;
    for (int image = 0; image < images; image++) {
      int start = key.start(image);
      count =
          switch (key.listing()) {
            case SINGLE, UNTILED -> singles(key, start, entries, count);
            case TILES -> tiles(key, start, entries, count);
            case TILE_POSITIONS -> tilePositions(key, start, absent, entries, count);
          };
    }
    return entries;
  }

  private static int singles(ListKey key, int start, int[] entries, int first) {
    int count = first;
    for (int row = 0; row < key.height(); row++) {
      for (int column = 0; column < key.width(); column++) {
        entries[count++] = start + key.entry(row, column);
      }
    }
    return count;
  }

  private static int tiles(ListKey key, int start, int[] entries, int first) {
    int count = first;
    for (int row = 0; row < key.height(); row += Winograd.OUTPUT) {
      for (int column = 0; column < key.width(); column += Winograd.OUTPUT) {
        entries[count++] = start + key.entry(row, column);
      }
    }
    return count;
  }

  private static int tilePositions(ListKey key, int start, int[] absent, int[] entries, int first) {
    int count = first;
    for (int row = 0; row < key.height(); row += Winograd.OUTPUT) {
      for (int column = 0; column < key.width(); column += Winograd.OUTPUT) {
        for (int i = 0; i < absent.length; i++) {
          int y = row + i / Winograd.OUTPUT;
          int x = column + i % Winograd.OUTPUT;
          boolean inside = y < key.height() && x < key.width();
          entries[count++] = inside ? start + key.entry(y, x) : absent[i];
        }
      }
    }
    return count;
  }
}
