package lu.lalux.assure.stub.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.stub.openapi.ContractFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one request schema, in the contract's order, and the other names by which the document calls them. */
final class Fields {

    private static final String COMPONENTS = "#/components/schemas/";

    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final Map<String, String> variants = new HashMap<>();

    Fields(ContractFile contract, String schemaName) {
        JsonNode schema = contract.at("/components/schemas/" + schemaName);
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        for (Map.Entry<String, JsonNode> property :
                schema.required("properties").properties()) {
            String name = property.getKey();
            String reference = property.getValue().at("/allOf/0/$ref").asString("");
            String component = reference.startsWith(COMPONENTS) ? reference.substring(COMPONENTS.length()) : "";
            JsonNode resolved =
                    component.isEmpty() ? property.getValue() : contract.at("/components/schemas/" + component);
            Field field =
                    Field.of(name, byName.size(), required.contains(name), property.getValue(), resolved, component);
            byName.put(name, field);
            field.tolerances().stream()
                    .filter(tolerance -> tolerance.has("nom"))
                    .forEach(tolerance -> variants.put(tolerance.get("nom").asString(), name));
        }
    }

    @Nullable
    Field named(String name) {
        return byName.get(name);
    }

    boolean haveFile() {
        return byName.values().stream().anyMatch(field -> field.kind() == FieldKind.FICHIER);
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** The field that the document calls by another name somewhere (T2). */
    Optional<String> ofVariant(String name) {
        return Optional.ofNullable(variants.get(name));
    }
}
