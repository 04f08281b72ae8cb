/**
 * Networks as <a href="https://onnx.ai">ONNX</a> files, which other runtimes and viewers open. The
 * protobuf classes of the format come with Tribuo.
 */
package org.dynconv.weights.onnx;
