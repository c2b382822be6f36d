package lu.lalux.assure.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one object of the contract, in its order, and the older names by which the document calls some of them
 * (T2).
 */
public final class Fields {

    private static final String COMPONENTS = "#/components/schemas/";

    private final String schema;
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final Map<String, Field> byOtherName = new HashMap<>();
    private final List<Field> all;

    Fields(Contract contract, String name, JsonNode schema) {
        this.schema = name;
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(field -> required.add(field.asString()));
        schema.required("properties").forEachEntry((field, property) -> {
            JsonNode reference =
                    property.has("$ref") ? property : property.path("allOf").path(0);
            String component = reference.path("$ref").asString("");
            Field read = new Field(
                    field,
                    byName.size(),
                    required.contains(field),
                    property,
                    component.isEmpty() ? property : contract.resolve(reference),
                    component.startsWith(COMPONENTS) ? component.substring(COMPONENTS.length()) : "");
            byName.put(field, read);
            read.otherNames().forEach(other -> byOtherName.put(other, read));
        });
        this.all = List.copyOf(byName.values());
    }

    /** {@return the name of the component} */
    public String schema() {
        return schema;
    }

    /** {@return all fields, in the contract's order} */
    public List<Field> all() {
        return all;
    }

    /**
     * Looks up a field.
     *
     * @param name as it is sent
     * @return the field, if there is one of exactly this name
     */
    public Optional<Field> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Looks up a field that has to be there.
     *
     * @param name as it is sent
     * @return the field
     * @throws IllegalStateException when there is none: the contract and whoever asks have drifted apart
     */
    public Field get(String name) {
        return named(name).orElseThrow(() -> new IllegalStateException(schema + " has no field " + name));
    }

    /**
     * The place of a name among the fields.
     *
     * @param name as it is sent
     * @return the field's place, from 0; {@link Integer#MAX_VALUE} for what the schema does not have
     */
    public int order(String name) {
        Field field = byName.get(name);
        return field == null ? Integer.MAX_VALUE : field.order();
    }

    /**
     * Looks up a field that the document calls by another name somewhere (T2).
     *
     * @param otherName an older name, exactly
     * @return the field, if it is one of the {@code x-tolerance} names
     */
    public Optional<Field> called(String otherName) {
        return Optional.ofNullable(byOtherName.get(otherName));
    }

    /**
     * The field that a name stands for beyond doubt, whatever its case.
     *
     * @param name the field's name, or an older one of it
     * @return the field
     */
    public Optional<Field> meant(String name) {
        return byName.values().stream()
                .filter(field -> field.name().equalsIgnoreCase(name)
                        || field.otherNames().stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }
}
