package lu.lalux.assure.cli.reading;

import com.networknt.schema.Error;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a request against the contract, offline: everything that is wrong with it at once, in the contract's codes. */
public final class Checker {

    private static final String KEY = "CleDocument";
    private static final String WRONG_SUM = "somme-inexacte";
    private static final int EXCERPT = 60;

    private final ContractFile contract;
    private final Texts texts;

    public Checker(ContractFile contract, Texts texts) {
        this.contract = contract;
        this.texts = texts;
    }

    /** All faults, in the order in which they were found; empty if the request may be sent. */
    public List<Finding> findings(Demande request) {
        if (request.reading().stream().anyMatch(finding -> finding.pointer().isEmpty())) {
            return request.reading();
        }
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Finding finding : request.reading()) {
            findings.put(finding.pointer(), finding);
        }
        ObjectNode complete = request.content().deepCopy();
        String key = contract.at("/components/schemas/" + KEY + "/example").asString();
        request.files().keySet().forEach(field -> complete.put(field, key));
        for (Error error : contract.schema(request.trade().schema()).validate(complete)) {
            Finding finding = finding(error, request.trade(), complete);
            findings.merge(
                    finding.pointer(),
                    finding,
                    (one, other) -> contract.rank(one.code()) <= contract.rank(other.code()) ? one : other);
        }
        List<Finding> all = new ArrayList<>(findings.values());
        request.files().forEach((field, file) -> file(field, file).ifPresent(all::add));
        all.addAll(sums(request));
        return all;
    }

    /** What is wrong with a file, if anything (D22, {@code x-taille-max-fichier}). */
    public Optional<Finding> file(String field, Path file) {
        long size;
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of(Finding.at(field, "champ-obligatoire", texts.say("fichier.absent", file)));
            }
            if (!Files.isReadable(file)) {
                return Optional.of(Finding.at(field, "champ-obligatoire", texts.say("fichier.illisible", file)));
            }
            size = Files.size(file);
        } catch (IOException e) {
            return Optional.of(Finding.at(field, "champ-obligatoire", texts.say("fichier.illisible", file)));
        }
        String name = file.getFileName().toString();
        JsonNode rule = contract.properties("DepotDocument").required("fileNameWithExtension");
        if (name.codePointCount(0, name.length()) > rule.required("maxLength").asInt()
                || !name.matches(rule.required("pattern").asString())) {
            return Optional.of(finding(field, "nom-de-fichier-invalide", name));
        }
        if (size == 0) {
            return Optional.of(finding(field, "valeur-vide", name));
        }
        if (size > contract.fileLimit()) {
            return Optional.of(Finding.at(
                    field, "valeur-trop-longue", texts.say("fichier.trop-grand", name, contract.fileLimit())));
        }
        return Optional.empty();
    }

    private Finding finding(Error error, Trade trade, ObjectNode content) {
        return switch (error.getKeyword()) {
            case "required" -> Finding.at(error.getProperty(), "champ-obligatoire", text("champ-obligatoire"));
            case "additionalProperties" -> unknown(error.getProperty(), trade);
            case "not" -> rule(error);
            default -> value(error, trade, content);
        };
    }

    private Finding unknown(String name, Trade trade) {
        String text = text("champ-inconnu");
        return Finding.at(
                name,
                "champ-inconnu",
                contract.nearest(name, trade)
                        .map(nearest -> text + texts.say("voulu", nearest))
                        .orElse(text));
    }

    /** A condition, {@code allOf: [{x-regle: …, not: {required: […]}}]}: its fault is at the last field that it names. */
    private Finding rule(Error error) {
        var fragment = error.getSchemaLocation().getFragment();
        JsonNode required = contract.at(fragment.toString()).required("required");
        String code =
                contract.at(fragment.getParent().toString()).required("x-regle").asString();
        return Finding.at(required.get(required.size() - 1).asString(), code, text(code));
    }

    private Finding value(Error error, Trade trade, ObjectNode content) {
        String name = error.getInstanceLocation().getName(-1);
        JsonNode value = content.get(name);
        JsonNode property = contract.properties(trade.schema()).required(name);
        if (value.isNull()) {
            return finding(name, "champ-obligatoire", "null");
        }
        if (error.getKeyword().equals("type")) {
            return expected(name, "type-invalide", value, property);
        }
        if (value.isString() && value.stringValue().isEmpty()) {
            return Finding.at(name, "valeur-vide", text("valeur-vide"));
        }
        String code = switch (error.getKeyword()) {
            case "maxLength" -> "valeur-trop-longue";
            case "minimum", "maximum" -> "valeur-hors-bornes";
            case "enum" -> "valeur-hors-liste";
            case "format" -> "date-invalide";
            case "pattern" ->
                property.at("/allOf/0/$ref").asString("").endsWith("/" + KEY) ? "cle-invalide" : "montant-invalide";
            default -> throw new IllegalStateException("No code for " + error.getKeyword() + " of " + name);
        };
        Finding finding = expected(name, code, value, property);
        return code.equals("montant-invalide") && value.asString().startsWith("-")
                ? Finding.at(name, code, finding.text() + texts.say("montant.negatif"))
                : finding;
    }

    private Finding expected(String name, String code, JsonNode value, JsonNode property) {
        JsonNode choices = property.path("allOf").path(0).path("$ref").isString()
                ? contract.at(property.at("/allOf/0/$ref").asString().substring(1))
                        .path("enum")
                : property.path("enum");
        String right = choices.isArray()
                ? choices.toString()
                : property.required("example").toString();
        String given = value.toString();
        if (given.length() > EXCERPT) {
            given = given.substring(0, EXCERPT) + "…";
        }
        return Finding.at(name, code, text(code) + texts.say("attendu", given, right));
    }

    /** D20: advice only, and only where the three amounts are amounts. */
    private List<Finding> sums(Demande request) {
        List<Finding> advice = new ArrayList<>();
        for (String amount : request.trade().amounts()) {
            Optional<BigDecimal> ht = amount(request, amount + "HT");
            Optional<BigDecimal> tva = amount(request, amount + "TVA");
            Optional<BigDecimal> ttc = amount(request, amount + "TTC");
            if (ht.isPresent()
                    && tva.isPresent()
                    && ttc.isPresent()
                    && ht.get().add(tva.get()).compareTo(ttc.get()) != 0) {
                advice.add(new Finding(
                        "/" + amount + "TTC",
                        WRONG_SUM,
                        text(WRONG_SUM)
                                + texts.say(
                                        "attendu",
                                        ttc.get().toPlainString(),
                                        ht.get().add(tva.get()).toPlainString()),
                        true));
            }
        }
        return advice;
    }

    private Optional<BigDecimal> amount(Demande request, String field) {
        JsonNode value = request.content().get(field);
        String rule = contract.at("/components/schemas/Montant/pattern").asString();
        return value != null && value.isString() && value.stringValue().matches(rule)
                ? Optional.of(new BigDecimal(value.stringValue()))
                : Optional.empty();
    }

    private Finding finding(String field, String code, String value) {
        return Finding.at(field, code, text(code) + texts.say("donne", value));
    }

    private String text(String code) {
        return contract.text(code, texts.locale());
    }
}
