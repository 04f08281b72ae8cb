package org.dynconv.weights;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a read-only channel: searching them costs no call of the system. */
final class BufferChannel implements SeekableByteChannel {
  private final ByteBuffer bytes;
  private long position;
  private boolean open = true;

  BufferChannel(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  @Override
  public int read(ByteBuffer target) throws ClosedChannelException {
    checkOpen();
    if (position >= bytes.limit()) {
      return -1;
    }
    int length = (int) Math.min(target.remaining(), bytes.limit() - position);
    target.put(bytes.slice((int) position, length));
    position += length;
    return length;
  }

  @Override
  public long position() throws ClosedChannelException {
    checkOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws ClosedChannelException {
    checkOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("negative position " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws ClosedChannelException {
    checkOpen();
    return bytes.limit();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  private void checkOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
