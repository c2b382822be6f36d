package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the contract writes an upload's answer.
 *
 * @param key the member of the key
 * @param status the member of the verdict
 */
record UploadResult(String key, String status) {

    private static final String REFERENCE = "$ref";

    /**
     * @param contract that describes it
     * @param upload the operation
     * @param settlement the one that takes the key: what is of the schema of its key is the key here
     */
    static UploadResult of(Contract contract, Operation upload, Operation settlement) {
        String pointer =
                upload.responses().get("200").schemaOf().values().iterator().next();
        JsonNode schema = contract.at(pointer);
        JsonNode properties = (schema.has(REFERENCE) ? contract.at(pointed(schema)) : schema).path("properties");
        String keyOf = settlement.keys().get(0).component();
        Optional<String> key = Optional.empty();
        Optional<String> status = Optional.empty();
        for (String name : properties.propertyNames()) {
            JsonNode of = properties.get(name).at("/allOf/0");
            if (of.path(REFERENCE).asString("").endsWith("/" + keyOf)) {
                key = Optional.of(name);
            } else if (of.has(REFERENCE) && contract.at(pointed(of)).has("enum")) {
                status = Optional.of(name);
            }
        }
        return new UploadResult(key.orElseThrow(), status.orElseThrow());
    }

    private static String pointed(JsonNode node) {
        return node.get(REFERENCE).asString().substring(1);
    }

    /** {@return the key that an upload was answered; nothing when it was refused} */
    Optional<String> keyOf(Exchange upload) {
        if (upload.status() != 200) {
            return Optional.empty();
        }
        try {
            JsonNode value =
                    JsonMapper.shared().readTree(upload.answer().body()).path(key);
            return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
