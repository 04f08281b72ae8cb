package org.dynconv.inference.vector;

import org.dynconv.inference.Window;

/** The maximum over windows, row by row; windows are cut where they leave the map. */
record MaxPoolStep(Window window, Layout from, Layout to) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int height = to.grid().height();
    for (int unit = part.from(images * height); unit < part.to(images * height); unit++) {
      for (int column = 0; column < to.grid().width(); column++) {
        position(space.floats, first + unit / height, unit % height, column);
      }
    }
  }

  private void position(float[] floats, int image, int row, int column) {
    int y = row * window.stride() - window.top();
    int x = column * window.stride() - window.left();
    int lastRow = Math.min(y + window.kernel(), from.grid().height());
    int lastColumn = Math.min(x + window.kernel(), from.grid().width());
    int at = to.at(image, row, column);
    int firstRow = Math.max(y, 0);
    int firstColumn = Math.max(x, 0);
    System.arraycopy(floats, from.at(image, firstRow, firstColumn), floats, at, to.pitch());
    for (int i = firstRow; i < lastRow; i++) {
      for (int j = firstColumn; j < lastColumn; j++) {
        int cell = from.at(image, i, j);
        for (int c = 0; c < to.pitch(); c++) {
          floats[at + c] = Math.max(floats[at + c], floats[cell + c]);
        }
      }
    }
  }
}
