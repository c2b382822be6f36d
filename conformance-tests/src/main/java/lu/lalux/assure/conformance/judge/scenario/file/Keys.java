package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import tools.jackson.databind.JsonNode;

/** The keys that the session gave, each with the upload that it was given for. */
final class Keys {

    private final Evidence evidence;
    private final Map<String, Exchange> given = new LinkedHashMap<>();

    Keys(Evidence evidence) {
        this.evidence = evidence;
        UploadResult result = UploadResult.of(evidence.contract(), evidence.upload(), evidence.settlement());
        evidence.log().of(Kind.UPLOAD).forEach(upload -> result.keyOf(upload).ifPresent(key -> given.put(key, upload)));
    }

    /** {@return the upload that a settlement's field names by its key; nothing when no upload gave it} */
    Optional<Exchange> upload(Exchange settlement, Field field) {
        return Optional.ofNullable(
                given.get(settlement.body().path(field.name()).asString("")));
    }

    /** {@return the key that differs from what was sent by its letters' case only} */
    Optional<String> almost(String sent) {
        return given.keySet().stream()
                .filter(key -> key.equalsIgnoreCase(sent) && !key.equals(sent))
                .findFirst();
    }

    /**
     * {@return whether the field names a file of its own invoice, whichever; of own files it is not known whose they are}
     */
    boolean ofItsInvoice(Exchange settlement, Field field) {
        return upload(settlement, field)
                .filter(upload -> evidence.software().ownFiles()
                        || upload.subject().invoice().isEmpty()
                        || upload.subject()
                                .invoice()
                                .equals(settlement.subject().invoice()))
                .isPresent();
    }

    /** {@return whether the field names the file that the list has for it; what cannot be told is let pass} */
    boolean ofItsField(Exchange settlement, Field field) {
        return upload(settlement, field)
                .filter(upload -> !upload.subject().field().isEmpty()
                        && upload.subject()
                                .invoice()
                                .equals(settlement.subject().invoice())
                        && !upload.subject().field().equals(field.name()))
                .isEmpty();
    }

    /** {@return the fields of a settlement whose key no upload of its invoice gave} */
    String without(Exchange settlement) {
        List<Field> keys = evidence.settlement().keys();
        return keys.stream()
                .filter(field -> !ofItsInvoice(settlement, field))
                .map(Field::name)
                .collect(Collectors.joining(", "));
    }

    /** {@return what a settlement says in a field, for people} */
    static String said(Exchange settlement, Field field) {
        JsonNode value = settlement.body().path(field.name());
        return value.isMissingNode() ? "—" : value.toString();
    }
}
