package org.dynconv.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.LayerCost;

/** Shows what a network costs in several cases: sums, layers, or both as JSON. */
record CostReport(Architecture architecture, Size image, List<CostCase> cases) {
  void printSums(PrintWriter out) {
    out.println(architecture.name() + ", image " + image + ", one image");
    TextColumns table =
        new TextColumns(
            List.of("CASE", "CONDITIONAL", "ALL CONV", "LINEAR", "PARAMETERS", "ACTIVATIONS"));
    for (CostCase row : cases) {
      table.add(
          List.of(
              row.name(),
              grouped(row.cost().conditional()),
              grouped(row.cost().convolutions()),
              grouped(row.cost().linear()),
              grouped(row.parameters()),
              grouped(row.cost().activations())));
    }
    table.print(out, "");
  }

  void printLayers(PrintWriter out) {
    out.println(architecture.name() + ", image " + image + ", multiply-accumulates of one image");
    List<String> headings = new ArrayList<>(List.of("LAYER", "KIND"));
    cases.forEach(column -> headings.add(column.name().toUpperCase(Locale.ROOT)));
    TextColumns table = new TextColumns(headings);
    List<Map<String, LayerCost>> byName = cases.stream().map(CostReport::byName).toList();
    // The second case is the masked network: it has every layer that any case has.
    for (LayerCost layer : cases.get(1).cost().layers()) {
      List<String> row = new ArrayList<>(List.of(layer.layer(), label(layer.kind())));
      for (Map<String, LayerCost> column : byName) {
        LayerCost cost = column.get(layer.layer());
        row.add(cost == null ? "" : grouped(cost.macs()));
      }
      table.add(row);
    }
    table.print(out, "");
  }

  void printJson(PrintWriter out, boolean byLayer) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("architecture", architecture.name());
    root.putArray("input").add(image.height()).add(image.width());
    ArrayNode list = root.putArray("cases");
    for (CostCase item : cases) {
      ObjectNode node = list.addObject();
      node.put("case", item.name());
      node.put("conditionalMacs", item.cost().conditional());
      node.put("convolutionMacs", item.cost().convolutions());
      node.put("linearMacs", item.cost().linear());
      node.put("parameters", item.parameters());
      node.put("activations", item.cost().activations());
      if (byLayer) {
        layers(node.putArray("layers"), item.cost().layers());
      }
    }
    try {
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void layers(ArrayNode list, List<LayerCost> layers) {
    for (LayerCost layer : layers) {
      list.addObject()
          .put("layer", layer.layer())
          .put("kind", label(layer.kind()))
          .put("macs", layer.macs())
          .put("activations", layer.activations());
    }
  }

  private static Map<String, LayerCost> byName(CostCase item) {
    Map<String, LayerCost> byName = new LinkedHashMap<>();
    item.cost().layers().forEach(layer -> byName.put(layer.layer(), layer));
    return byName;
  }

  private static String label(LayerCost.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
