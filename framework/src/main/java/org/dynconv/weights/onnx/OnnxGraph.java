package org.dynconv.weights.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dynconv.weights.ElementType;
import org.dynconv.weights.HostTensor;

/** A graph that grows node by node; values are known by name. */
final class OnnxGraph {
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> constants = new HashSet<>();

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Adds an operator with one output, which gets its name, and returns that name. */
  String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(Arrays.asList(attributes)));
    return output;
  }

  /** Adds a tensor once, without copying its bytes (they never change), and returns its name. */
  String constant(String name, HostTensor tensor) {
    if (constants.add(name)) {
      graph.addInitializer(
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(dataType(tensor.type()).getNumber())
              .addAllDims(Arrays.stream(tensor.shape()).boxed().toList())
              .setRawData(UnsafeByteOperations.unsafeWrap(tensor.bytes())));
    }
    return name;
  }

  /** Adds numbers that say how an operator works. */
  String constant(String name, long... values) {
    return constant(name, HostTensor.of(values, values.length));
  }

  /** Adds a single-precision scalar. */
  String scalar(String name, float value) {
    return constant(name, HostTensor.of(new float[] {value}));
  }

  /** Declares an input of floats; the first extent is any number and has a name. */
  String input(String name, String firstExtent, long... others) {
    graph.addInput(floats(name, firstExtent, others));
    return name;
  }

  void output(String name, String firstExtent, long... others) {
    graph.addOutput(floats(name, firstExtent, others));
  }

  GraphProto build() {
    return graph.build();
  }

  static AttributeProto integers(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(Arrays.stream(values).boxed().toList())
        .build();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto number(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  private static ValueInfoProto floats(String name, String firstExtent, long... others) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(firstExtent));
    Arrays.stream(others)
        .forEach(
            extent -> shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent)));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }

  private static TensorProto.DataType dataType(ElementType type) {
    return switch (type) {
      case F64 -> TensorProto.DataType.DOUBLE;
      case F32 -> TensorProto.DataType.FLOAT;
      case F16 -> TensorProto.DataType.FLOAT16;
      case BF16 -> TensorProto.DataType.BFLOAT16;
      case I64 -> TensorProto.DataType.INT64;
      case I32 -> TensorProto.DataType.INT32;
      case I16 -> TensorProto.DataType.INT16;
      case I8 -> TensorProto.DataType.INT8;
      case U8 -> TensorProto.DataType.UINT8;
      case BOOL -> TensorProto.DataType.BOOL;
    };
  }
}
