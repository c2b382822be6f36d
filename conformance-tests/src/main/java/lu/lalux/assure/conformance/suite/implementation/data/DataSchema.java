package lu.lalux.assure.conformance.suite.implementation.data;

import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a data file, made of the contract: for editors that help to write one. */
public final class DataSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DataSchema() {}

    /**
     * @param contract that says which fields can be given
     * @return the schema, as JSON
     */
    public static String of(Contract contract) {
        LookedUp looked = new LookedUp(contract);
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:lalux:assure:conformance-data:1");
        schema.put("title", "Data of a target of the Assure conformance suite");
        schema.put(
                "description",
                "Données d'une cible de la suite de conformité Assure : par compte, des combinaisons de valeurs qu'elle connaît.");
        schema.put("type", "object");
        schema.put("minProperties", 1);
        schema.put("additionalProperties", false);
        ObjectNode accounts = schema.putObject("properties");
        for (Holder holder : Holder.values()) {
            ObjectNode list = accounts.putObject(holder.word());
            list.put("description", holder.account().inBoth());
            list.put("type", "array").put("minItems", 1);
            ObjectNode combination = list.putObject("items");
            combination.put("type", "object").put("minProperties", 1).put("additionalProperties", false);
            ObjectNode fields = combination.putObject("properties");
            looked.of(holder.function()).forEach(field -> describe(field, fields.putObject(field.name())));
        }
        return JSON.writeValueAsString(schema) + "\n";
    }

    private static void describe(Field field, ObjectNode schema) {
        schema.put("description", field.description());
        if (field.isDate()) {
            var either = schema.putArray("anyOf");
            day(either.addObject());
            ObjectNode range = either.addObject();
            range.put("type", "object").put("additionalProperties", false);
            range.putArray("required").add("from").add("to");
            ObjectNode ends = range.putObject("properties");
            day(ends.putObject("from"));
            day(ends.putObject("to"));
        } else {
            schema.put("type", "string").put("minLength", field.minLength());
            field.maxLength().ifPresent(most -> schema.put("maxLength", most));
        }
    }

    private static void day(ObjectNode schema) {
        schema.put("type", "string").put("format", "date").put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
    }
}
