package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Fault;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;
import lu.lalux.assure.contract.Nearest;
import lu.lalux.assure.contract.Sum;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks a request against the contract, offline: everything that is wrong with it at once, in the contract's codes. */
public final class Checker {

    private static final String MISSING = "champ-obligatoire";
    private static final String UNKNOWN = "champ-inconnu";
    private static final String EMPTY = "valeur-vide";
    private static final String WRONG_SUM = "somme-inexacte";
    private static final int EXCERPT = 60;

    private final Contract contract;
    private final Texts texts;
    private final Field fileName;

    public Checker(Contract contract, Texts texts) {
        this.contract = contract;
        this.texts = texts;
        this.fileName = contract.fields("DepotDocument").get("fileNameWithExtension");
    }

    /**
     * All faults: those of the reading, the contract's in its order of fields, the files', then advice; empty if the request
     * may be sent.
     */
    public List<Finding> findings(Demande request) {
        if (request.reading().stream().anyMatch(finding -> finding.pointer().isEmpty())) {
            return request.reading();
        }
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Finding finding : request.reading()) {
            findings.put(finding.pointer(), finding);
        }
        ObjectNode complete = request.content().deepCopy();
        request.files()
                .keySet()
                .forEach(key ->
                        complete.set(key, request.form().fields().get(key).example()));
        for (Fault fault : contract.schemas().faults(request.form().fields().schema(), complete)) {
            findings.merge(
                    fault.pointer(),
                    new Finding(fault.pointer(), fault.code(), words(fault, request.form()), false),
                    (one, other) -> contract.codes().rank(one.code())
                                    <= contract.codes().rank(other.code())
                            ? one
                            : other);
        }
        List<Finding> all = new ArrayList<>(findings.values());
        request.files()
                .forEach((field, file) -> file(request.fonction(), field, file).ifPresent(all::add));
        request.form()
                .settlement()
                .sums()
                .forEach(sum -> advice(sum, request.content()).ifPresent(all::add));
        all.replaceAll(finding -> placed(finding, request));
        return all;
    }

    /** In a table, with its column. */
    private Finding placed(Finding finding, Demande request) {
        return request.form().fields().all().stream()
                .filter(field -> field.pointer().equals(finding.pointer()))
                .findFirst()
                .map(field -> request.places().get(field.name()))
                .map(place -> finding.with(finding.text() + texts.say("csv.at", place)))
                .orElse(finding);
    }

    /** What is wrong with a file, if anything (D22, {@code x-taille-max-fichier}). */
    public Optional<Finding> file(Fonction fonction, String field, Path file) {
        long size;
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of(Finding.at(field, MISSING, texts.say("file.missing", file)));
            }
            if (!Files.isReadable(file)) {
                return Optional.of(Finding.at(field, MISSING, texts.say("file.unreadable", file)));
            }
            size = Files.size(file);
        } catch (IOException e) {
            return Optional.of(Finding.at(field, MISSING, texts.say("file.unreadable", file)));
        }
        String name = file.getFileName().toString();
        if (!fileName.fits(name)) {
            return Optional.of(finding(field, fileName.misfit().orElseThrow(), name));
        }
        if (size == 0) {
            return Optional.of(finding(field, EMPTY, name));
        }
        long limit = contract.operation("put", fonction.upload())
                .orElseThrow()
                .fileLimit()
                .orElseThrow();
        return size > limit
                ? Optional.of(Finding.at(field, "valeur-trop-longue", texts.say("file.too-large", name, limit)))
                : Optional.empty();
    }

    private String words(Fault fault, Form form) {
        String text = text(fault.code());
        JsonNode value = fault.value();
        return switch (fault.code()) {
            case UNKNOWN ->
                text
                        + Nearest.to(fault.field(), form.fields())
                                .map(nearest -> texts.say("meant", nearest))
                                .orElse("");
            case MISSING -> value == null ? text : text + texts.say("given", "null");
            case EMPTY -> text;
            default ->
                fault.keyword().equals("not")
                        ? text
                        : text + expected(value, form.fields().get(fault.field()));
        };
    }

    private String expected(JsonNode value, Field field) {
        String right = field.values().isEmpty()
                ? field.example().toString()
                : JsonMapper.shared().writeValueAsString(field.values());
        String given = value.toString();
        if (given.length() > EXCERPT) {
            given = given.substring(0, EXCERPT) + "…";
        }
        boolean negative = field.kind() == FieldKind.AMOUNT && value.asString().startsWith("-");
        return texts.say("expected", given, right) + (negative ? texts.say("amount.negative") : "");
    }

    /** D20: advice only, and only where the three amounts are amounts. */
    private Optional<Finding> advice(Sum sum, ObjectNode content) {
        Optional<BigDecimal> net = amount(sum.net(), content);
        Optional<BigDecimal> tax = amount(sum.tax(), content);
        Optional<BigDecimal> total = amount(sum.total(), content);
        if (net.isEmpty() || tax.isEmpty() || total.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal right = net.get().add(tax.get());
        return right.compareTo(total.get()) == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Fault.pointerTo(sum.total().name()),
                        WRONG_SUM,
                        text(WRONG_SUM) + texts.say("expected", total.get().toPlainString(), right.toPlainString()),
                        true));
    }

    private static Optional<BigDecimal> amount(Field field, ObjectNode content) {
        JsonNode value = content.get(field.name());
        return value != null && value.isString() && field.fits(value.stringValue())
                ? Optional.of(new BigDecimal(value.stringValue()))
                : Optional.empty();
    }

    private Finding finding(String field, String code, String value) {
        return Finding.at(field, code, text(code) + texts.say("given", value));
    }

    private String text(String code) {
        return contract.codes().get(code).texts().get(texts.locale().getLanguage());
    }
}
