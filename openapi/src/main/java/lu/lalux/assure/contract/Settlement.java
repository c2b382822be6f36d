package lu.lalux.assure.contract;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request for payment, and what the contract says of it as data.
 *
 * @param operation by which it is sent
 * @param fields its fields
 * @param provider the field that names the provider, {@code x-identite}
 * @param reference the field that holds the invoice's reference, {@code x-identite}
 * @param type the field that tells an invoice from a credit note, {@code x-identite}
 * @param sums the amounts of which two make the third, {@code x-sommes}
 * @param keys the fields that hold the key of a file, {@link Field#upload} telling where that is uploaded, in the
 *     contract's order
 */
public record Settlement(
        Operation operation,
        Fields fields,
        Field provider,
        Field reference,
        Field type,
        List<Sum> sums,
        List<Field> keys) {

    /**
     * A settlement of these facts.
     *
     * @param operation see the record
     * @param fields see the record
     * @param provider see the record
     * @param reference see the record
     * @param type see the record
     * @param sums see the record
     * @param keys see the record
     */
    public Settlement {
        sums = List.copyOf(sums);
        keys = List.copyOf(keys);
    }

    static Optional<Settlement> of(Contract contract, Operation operation) {
        return operation
                .requestSchema("application/json")
                .filter(name -> contract.at("/components/schemas/" + name).has("x-identite"))
                .map(name -> read(contract.at("/components/schemas/" + name), operation, contract.fields(name)));
    }

    private static Settlement read(JsonNode schema, Operation operation, Fields fields) {
        JsonNode identity = schema.required("x-identite");
        return new Settlement(
                operation,
                fields,
                field(fields, identity, "prestataire"),
                field(fields, identity, "reference"),
                field(fields, identity, "type"),
                schema.path("x-sommes")
                        .valueStream()
                        .map(sum ->
                                new Sum(field(fields, sum, "ht"), field(fields, sum, "tva"), field(fields, sum, "ttc")))
                        .toList(),
                fields.all().stream()
                        .filter(field -> field.upload().isPresent())
                        .toList());
    }

    private static Field field(Fields fields, JsonNode fact, String role) {
        return fields.get(fact.required(role).asString());
    }
}
