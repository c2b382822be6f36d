package lu.lalux.assure.cli.reading;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.table.CellShape;
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

/**
 * Checks a request against the contract, offline: everything that is wrong with it at once, in the contract's codes.
 */
public final class Checker {

    private static final String MISSING = "champ-obligatoire";
    private static final String UNKNOWN = "champ-inconnu";
    private static final String EMPTY = "valeur-vide";
    private static final String WRONG_SUM = "somme-inexacte";
    private static final int EXCERPT = 60;

    private final Contract contract;
    private final Texts texts;
    private final boolean inexactSums;
    private final FileCheck files;

    public Checker(Contract contract, Texts texts) {
        this(contract, texts, false);
    }

    /**
     * @param inexactSums whether a sum that does not add up is advice only: whoever sends it knows that the server may
     *     refuse it
     */
    public Checker(Contract contract, Texts texts, boolean inexactSums) {
        this.contract = contract;
        this.texts = texts;
        this.inexactSums = inexactSums;
        this.files = new FileCheck(contract, texts);
    }

    /**
     * All faults: those of reading, of the contract in its order of fields, of files, of sums. With a fault that is
     * more than advice the request is not to be sent.
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
                    new Finding(fault.pointer(), fault.code(), words(fault, request), false),
                    (one, other) -> contract.codes().rank(one.code())
                                    <= contract.codes().rank(other.code())
                            ? one
                            : other);
        }
        List<Finding> all = new ArrayList<>(findings.values());
        request.files().forEach((field, file) -> {
            if (!findings.containsKey(Fault.pointerTo(field))) {
                file(request.fonction(), field, file).ifPresent(all::add);
            }
        });
        request.form().settlement().sums().forEach(sum -> wrong(sum, request).ifPresent(all::add));
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

    /** What is wrong with a file, if anything; advice if a server may take it all the same. */
    public Optional<Finding> file(Fonction fonction, String field, Path file) {
        return files.finding(fonction, field, file);
    }

    private String words(Fault fault, Demande request) {
        Form form = request.form();
        boolean table = isTable(request);
        String text = text(fault.code());
        JsonNode value = fault.value();
        return switch (fault.code()) {
            case UNKNOWN ->
                text
                        + Nearest.to(fault.field(), form.fields())
                                .map(nearest -> texts.say("meant", nearest))
                                .orElse("");
            case MISSING ->
                value != null ? text + texts.say("given", "null") : table ? texts.say("cell.missing") : text;
            case EMPTY -> text;
            default -> {
                if (fault.keyword().equals("not")) {
                    yield text;
                }
                Field field = form.fields().get(fault.field());
                yield (table ? ofCell(value, field) : text + expected(value, field)) + sign(value, field, form);
            }
        };
    }

    private String expected(JsonNode value, Field field) {
        String right = field.values().isEmpty()
                ? field.example().toString()
                : JsonMapper.shared().writeValueAsString(field.values());
        return texts.say("expected", excerpt(value.toString()), right);
    }

    /** Who fills in a table knows neither the contract's form nor JSON. */
    private String ofCell(JsonNode value, Field field) {
        String given = excerpt(value.asString());
        return texts.say(
                field.kind() == FieldKind.DATE ? "cell.date" : "cell.wrong", given, CellShape.of(field, texts));
    }

    /** D14: what a credit note says by its type, nobody says by a sign. */
    private String sign(JsonNode value, Field field, Form form) {
        if (field.kind() != FieldKind.AMOUNT || !value.asString("").startsWith("-")) {
            return "";
        }
        Field type = form.settlement().type();
        return texts.say(
                "amount.negative", type.labels().getOrDefault(texts.locale().getLanguage(), type.name()));
    }

    private static String excerpt(String given) {
        return given.length() > EXCERPT ? given.substring(0, EXCERPT) + "…" : given;
    }

    /**
     * D20, only where the three amounts are amounts. A server may refuse it, as its code says, and so it is not sent
     * unasked.
     */
    private Optional<Finding> wrong(Sum sum, Demande request) {
        ObjectNode content = request.content();
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
                        text(WRONG_SUM)
                                + texts.say("sum.wrong", shown(right, request), shown(total.get(), request))
                                + (inexactSums ? "" : texts.say("sum.option")),
                        inexactSums));
    }

    /** In a table as a person writes it, in JSON as the contract does. */
    private String shown(BigDecimal amount, Demande request) {
        String plain = amount.toPlainString();
        return isTable(request) ? plain.replace(".", texts.say("decimal")) : plain;
    }

    private static boolean isTable(Demande request) {
        return !request.places().isEmpty();
    }

    private static Optional<BigDecimal> amount(Field field, ObjectNode content) {
        JsonNode value = content.get(field.name());
        return value != null && value.isString() && field.fits(value.stringValue())
                ? Optional.of(new BigDecimal(value.stringValue()))
                : Optional.empty();
    }

    private String text(String code) {
        return contract.codes().get(code).texts().get(texts.locale().getLanguage());
    }
}
