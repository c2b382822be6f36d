package lu.lalux.assure.conformance.suite.derived;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Incompatibility;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement.Sum;

/**
 * Derives cases from the fields of a request: a new field is tested without a line of code. The older forms
 * that only a tolerance accepts (T2, T3) have no case: a server may take them or not.
 */
public final class CaseDeriver {

    /** A name that no reading of the document has. */
    static final String UNKNOWN = "champConformiteInconnu";

    private static final NearMisses NEAR_MISSES = NearMisses.load();

    /** Of the integers of most languages. */
    private static final int[] BITS = {16, 32, 64};

    private static final int GUID = 36;

    /** In seconds since 1970: readers of dates take a number that is a whole day. */
    private static final int MIDNIGHT = 1_497_657_600;

    /** In a number, whether or not a server takes any (T3). */
    private static final Map<String, String> NO_AMOUNTS = new TreeMap<>(Map.of(
            "nombre-negatif", "-170.50",
            "nombre-trois-decimales", "170.505",
            "nombre-13-chiffres", "1000000000000"));

    /**
     * Before a text of the greatest length but for what they have more than one character: one too many, and none for
     * whoever counts when blanks are trimmed, accents composed, what is not seen or a mark-up dropped.
     */
    private static final Map<String, String> CLEANED = new TreeMap<>(Map.of(
            "trop-long-blanc", " ",
            "trop-long-combinant", "e\u0301",
            "trop-long-variante", "X\ufe0f",
            "trop-long-balise", "<b>"));

    /** Where a name in camel case begins another word: {@code ref|PDF|Facture}. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** A field as long as this has room for each of the free texts. */
    private static final long LONG_ENOUGH = 8;

    private final Operation operation;
    private final String domain;
    private final List<DerivedCase> cases = new ArrayList<>();

    private CaseDeriver(Operation operation, String domain) {
        this.operation = operation;
        this.domain = domain;
    }

    /**
     * @param contract of the operation
     * @param operation with a JSON body
     * @param domain the first words of the cases' ids
     * @return the cases, in the order of the contract's fields
     */
    public static List<DerivedCase> derive(Contract contract, Operation operation, String domain) {
        CaseDeriver deriver = new CaseDeriver(operation, domain);
        operation.fields().forEach(deriver::field);
        deriver.unknown();
        contract.operations().stream()
                .filter(other -> other.settlement().isPresent()
                        && operation.settlement().isPresent()
                        && !other.path().equals(operation.path()))
                .forEach(deriver::strange);
        return List.copyOf(deriver.cases);
    }

    private void field(Field field) {
        presence(field);
        otherCase(field);
        twice(field);
        wrongType(field);
        if (field.isDate()) {
            dates(field);
        } else if (field.isAmount()) {
            amounts(field);
        } else if (field.isKey()) {
            keys(field);
        } else if (field.isFile()) {
            files(field);
        } else if (!field.values().isEmpty()) {
            values(field);
        } else if (field.type().equals("integer")) {
            integers(field);
        } else if (field.type().equals("string")) {
            texts(field);
        }
    }

    private void presence(Field field) {
        if (field.required()) {
            refused("champ.manquant", field, "manquant", without(field.name()));
            refused("champ.nul", field, "nul", put(field.name(), null));
        } else {
            absent(field);
            refused("champ.nul-facultatif", field, "nul", put(field.name(), null));
        }
    }

    /** D34: where a field goes with certain values only, the document may be read to ask for it with these. */
    private void absent(Field field) {
        Optional<Incompatibility> rule = operation.incompatibilities().stream()
                .filter(each -> each.field().equals(field.name()))
                .findFirst();
        accepted(
                rule.isPresent() ? "champ.facultatif-conditionnel" : "champ.facultatif",
                field,
                "absent",
                without(field.name()));
        rule.ifPresent(each -> accepted(
                "champ.facultatif",
                field,
                "facultatif",
                request -> put(each.other(), each.values().iterator().next())
                        .apply(without(field.name()).apply(request))));
    }

    /**
     * RFC 8259 section 4, and D21: a name in another case, or in the spelling of the server's own language, is another
     * name, which the contract does not know.
     */
    private void otherCase(Field field) {
        String name = field.name();
        String lower = name.toLowerCase(Locale.ROOT);
        renamed(field, "autre-casse", lower.equals(name) ? name.toUpperCase(Locale.ROOT) : lower);
        String split = BETWEEN_WORDS.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        if (!split.equals(lower)) {
            renamed(field, "mots-separes", split);
        }
    }

    private void renamed(Field field, String change, String other) {
        cases.add(new DerivedCase(
                domain + "." + field.name() + "." + change,
                "champ.autre-casse",
                field.name(),
                renamed(field.name(), other),
                false,
                false,
                List.of("/" + other)));
    }

    /** No pointer is asked for: a JSON reader may have kept only one of the two members. */
    private void twice(Field field) {
        cases.add(new DerivedCase(
                domain + "." + field.name() + ".double",
                "champ.double",
                field.name(),
                UnaryOperator.identity(),
                true,
                false,
                List.of()));
    }

    private void wrongType(Field field) {
        refused("champ.type", field, "type-objet", put(field.name(), Map.of()));
        refused("champ.type", field, "type-liste", put(field.name(), List.of("a")));
        // Some readers take a value out of a list of one.
        refused("champ.type-voisin", field, "type-liste-d-un", listed(field.name()));
        switch (field.type()) {
            case "integer" -> {
                refused("champ.type", field, "type-texte", put(field.name(), "deux"));
                refused("champ.type-voisin", field, "type-decimal", put(field.name(), 2.5));
                refused("champ.type-voisin", field, "type-booleen", put(field.name(), true));
                refused("champ.type-voisin", field, "type-fraction", put(field.name(), new BigDecimal("0.5")));
                near(NEAR_MISSES.integers(), field, other -> other.type().equals("integer"), CaseDeriver::put);
            }
            case "boolean" -> {
                refused("champ.type", field, "type-texte", put(field.name(), "oui"));
                refused("champ.type-voisin", field, "type-nombre", put(field.name(), 0));
                refused("champ.type-voisin", field, "type-nombre-1", put(field.name(), 1));
                near(NEAR_MISSES.booleans(), field, other -> other.type().equals("boolean"), CaseDeriver::put);
            }
            default -> {
                refused("champ.type-voisin", field, "type-booleen", put(field.name(), true));
                if (field.toleratedType().isEmpty()) {
                    refused("champ.type-voisin", field, "type-nombre", put(field.name(), MIDNIGHT));
                }
            }
        }
    }

    private void dates(Field field) {
        near(NEAR_MISSES.dates(), field, Field::isDate, CaseDeriver::put);
        // What some readers write: year, month and day by themselves.
        refused("champ.type-voisin", field, "type-trois-nombres", put(field.name(), List.of(2017, 6, 17)));
    }

    private void amounts(Field field) {
        near(NEAR_MISSES.amounts(), field, Field::isAmount, this::sum);
        Turns turns = new Turns(operation, Field::isAmount);
        NO_AMOUNTS.forEach((id, number) -> {
            if (turns.isOf(field)) {
                refused("champ.montant-voisin", field, id, put(field.name(), new BigDecimal(number)));
            }
        });
        sumOf(field.name()).filter(sum -> sum.total().equals(field.name())).ifPresent(sum -> exactSums(field, sum));
    }

    /** Those that are to be accepted are put in by {@code right}, which sees to the fields that depend on this one. */
    private void near(
            NearMisses.Values values,
            Field field,
            Predicate<Field> kind,
            BiFunction<String, String, UnaryOperator<Map<String, Object>>> right) {
        Turns refused = new Turns(operation, kind);
        values.refused().stream()
                .filter(near -> !near.once() || refused.isOf(field))
                .forEach(near -> refused(near.requirement(), field, near.id(), put(field.name(), near.value())));
        Turns accepted = new Turns(operation, kind);
        values.accepted().stream()
                .filter(near -> !near.once() || accepted.isOf(field))
                .forEach(near ->
                        accepted(near.requirement(), field, near.id(), right.apply(field.name(), near.value())));
    }

    /**
     * Sums that hold in decimals, and not in binary fractions; none ends in 0, which a reading with numbers would leave
     * out.
     */
    private void exactSums(Field total, Sum sum) {
        accepted("champ.montant-valide", total, "somme-exacte", sum(sum, "1.04", "0.34", "1.38"));
        accepted("champ.montant-valide", total, "somme-centimes", sum(sum, "1234.01", "209.88", "1443.89"));
    }

    private Optional<Sum> sumOf(String amount) {
        return operation.settlement().flatMap(settlement -> settlement.sumOf(amount));
    }

    private void keys(Field field) {
        refused("champ.cle", field, "cle-vide", put(field.name(), ""));
        refused("champ.cle", field, "cle-texte", put(field.name(), "facture.pdf"));
        refused("champ.cle", field, "cle-sans-extension", changed(field.name(), CaseDeriver::guid));
        refused("champ.cle", field, "cle-sans-tirets", changed(field.name(), key -> key.replace("-", "")));
        refused("champ.cle", field, "cle-tronquee", changed(field.name(), key -> without(key, 0)));
        refused("champ.cle", field, "cle-avec-chemin", changed(field.name(), key -> "../" + key));
        refused("champ.cle", field, "cle-avec-suite", changed(field.name(), key -> key + "/x"));
        refused("champ.cle", field, "cle-saut-de-ligne", changed(field.name(), key -> key + "\n"));
        refused("champ.cle", field, "cle-une-bonne-ligne", changed(field.name(), key -> "x\n" + key + "\nx"));
        refused("champ.cle", field, "cle-extension-vide", changed(field.name(), key -> guid(key) + "."));
        refused("champ.cle", field, "cle-sans-point", changed(field.name(), key -> key.replace(".", "")));
        refused("champ.cle", field, "cle-autre-point", changed(field.name(), key -> key.replace(".", "-")));
        for (int dash : new int[] {8, 13, 18, 23}) {
            refused("champ.cle", field, "cle-sans-tiret-" + dash, changed(field.name(), key -> without(key, dash)));
        }
        refused("champ.cle", field, "cle-trop-longue", changed(field.name(), key -> guid(key) + "." + "a".repeat(11)));
        for (String extension : List.of("PDF", "z", "mp3", "abcdefghij")) {
            accepted(
                    "champ.cle-valide",
                    field,
                    "cle-extension-" + extension,
                    changed(field.name(), key -> guid(key) + "." + extension));
        }
    }

    /** {@return a key without its extension, if it has one} */
    private static String guid(String key) {
        return key.substring(0, Math.min(GUID, key.length()));
    }

    private static String without(String key, int at) {
        return new StringBuilder(key)
                .deleteCharAt(Math.min(at, Math.max(0, key.length() - 1)))
                .toString();
    }

    private void files(Field field) {
        refused("champ.vide", field, "vide", put(field.name(), ""));
        refused("champ.base64", field, "base64-invalide", put(field.name(), "Ceci n'est pas du Base64 !"));
        refused("champ.base64-voisin", field, "base64-tronque", put(field.name(), "JVBERi0xLjQKJSVFT0YKa"));
        refused("champ.base64-voisin", field, "base64-sans-remplissage", put(field.name(), "JVBERi0xLjQKJSVFT0Y"));
        refused("champ.base64-voisin", field, "base64-url", put(field.name(), "--__--__"));
        refused("champ.type-voisin", field, "type-octets", put(field.name(), List.of(37, 80, 68, 70)));
        near(NEAR_MISSES.files(), field, Field::isFile, CaseDeriver::put);
    }

    private void values(Field field) {
        refused("champ.valeur", field, "hors-liste", put(field.name(), "INCONNU"));
        refused("champ.valeur", field, "vide", put(field.name(), ""));
        refused(
                "champ.valeur-voisine",
                field,
                "minuscules",
                changed(field.name(), value -> value.toLowerCase(Locale.ROOT)));
        refused("champ.valeur-voisine", field, "espace-final", changed(field.name(), value -> value + " "));
        if (field.values().stream().allMatch(value -> value.length() > 1)) {
            refused(
                    "champ.valeur-voisine",
                    field,
                    "debut",
                    changed(field.name(), value -> value.substring(0, value.length() - 1)));
        }
        Turns turns = new Turns(operation, other -> !other.values().isEmpty());
        NearValues.of(field).forEach((id, value) -> {
            if (turns.isOf(field)) {
                refused("champ.valeur-voisine", field, id, put(field.name(), value));
            }
        });
    }

    private void integers(Field field) {
        field.minimum().ifPresent(least -> {
            refused("champ.bornes", field, "sous-minimum", put(field.name(), least - 1));
            accepted("champ.borne", field, "minimum", put(field.name(), least));
        });
        field.maximum().ifPresent(most -> {
            refused("champ.bornes", field, "sur-maximum", put(field.name(), most + 1));
            accepted("champ.borne", field, "maximum", put(field.name(), most));
            // The maximum again, for a reader that keeps so many bits of a number only.
            for (int bits : BITS) {
                BigInteger wrapped = BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(most));
                refused("champ.bornes", field, "sur-" + bits + "-bits", put(field.name(), wrapped));
            }
        });
    }

    private void texts(Field field) {
        if (field.minLength() > 0) {
            refused("champ.vide", field, "vide", put(field.name(), ""));
        }
        // A reference of one character would be another request's at the second run (D19); a file name needs three.
        if (field.minLength() == 1 && field.pattern().isEmpty() && !isReference(field)) {
            // A text like another, though PHP takes it for an empty one.
            accepted("champ.borne", field, "longueur-minimale", put(field.name(), "0"));
        }
        field.maxLength().ifPresent(most -> {
            int length = Math.toIntExact(most);
            refused("champ.trop-long", field, "trop-long", lengthen(field.name(), length + 1, "X"));
            accepted("champ.borne", field, "longueur-maximale", lengthen(field.name(), length, "X"));
            // JSON Schema counts characters (RFC 8259), not the bytes of an é, nor the UTF-16 units of a smiley.
            accepted("champ.borne", field, "longueur-maximale-accents", lengthen(field.name(), length, "é"));
            accepted("champ.borne", field, "longueur-maximale-emoji", lengthen(field.name(), length, "😀"));
            cleaned(field, length);
            // Each text has its room; who puts several of them in one column needs the sum of it.
            if (isReference(field)) {
                accepted("champ.borne", field, "longueur-maximale-de-tous", this::longest);
            }
        });
        if (field.pattern().isEmpty() && field.maxLength().orElse(LONG_ENOUGH) >= LONG_ENOUGH) {
            free(field, "accents", "=B-MÜ 123");
            // What who stands before a server takes for an attack, by the letters alone.
            free(field, "signes", "É'&<script>\"/../\\;' or 1=1");
            // D17: not empty, and no more than that; blanks alone would be nothing that tells two references apart.
            if (!isReference(field)) {
                free(field, "blanc", " ");
                // Of seventeen characters, with the letters that a chassis number since 1981 does not have (ISO 3779).
                free(field, "chassis", "CONFIOQ0000000017");
            }
            words(field);
        }
        if (field.isFileName()) {
            fileNames(field);
        }
    }

    /** What is a text is no word for nothing, as it is to a spreadsheet or to whoever puts values in an SQL text. */
    private void words(Field field) {
        Turns taken = new Turns(operation, other -> other.isFree() && !isReference(other));
        for (String word : List.of("null", "false", "NaN")) {
            if (taken.isOf(field)) {
                free(field, "mot-" + word.toLowerCase(Locale.ROOT), word);
            }
        }
    }

    /** What counts is what was sent, and not what becomes of it: cleaned before, or escaped for a page or a query. */
    private void cleaned(Field field, int most) {
        Turns refused = new Turns(operation, CaseDeriver::isText);
        CLEANED.forEach((id, beginning) -> {
            if (refused.isOf(field)) {
                int rest = most + 1 - beginning.length();
                refused(
                        "champ.trop-long",
                        field,
                        id,
                        request -> changed(field.name(), text -> beginning + text)
                                .apply(lengthen(field.name(), rest, "X").apply(request)));
            }
        });
        if (new Turns(operation, CaseDeriver::isText).isOf(field)) {
            accepted("champ.borne", field, "longueur-maximale-apostrophes", lengthen(field.name(), most, "'"));
        }
    }

    private Map<String, Object> longest(Map<String, Object> request) {
        Map<String, Object> longest = request;
        for (Field field : operation.fields()) {
            if (field.isFree() && field.maxLength().isPresent()) {
                longest = lengthen(
                                field.name(), Math.toIntExact(field.maxLength().getAsLong()), "X")
                        .apply(longest);
            }
        }
        return longest;
    }

    private static boolean isText(Field field) {
        return field.isFree() || field.isFileName();
    }

    /**
     * D17: no pattern, so that whatever somebody's plate or reference is made of is taken; as much of it as the field has
     * room for.
     */
    private void free(Field field, String change, String text) {
        String some = text.substring(
                0, (int) Math.min(text.length(), field.maxLength().orElse(text.length())));
        accepted(
                "champ.texte-libre",
                field,
                change,
                isReference(field) ? changed(field.name(), reference -> reference + some) : put(field.name(), some));
    }

    private boolean isReference(Field field) {
        return operation
                .settlement()
                .filter(settlement -> settlement.reference().equals(field.name()))
                .isPresent();
    }

    private void fileNames(Field field) {
        refused("champ.nom-de-fichier", field, "sans-extension", put(field.name(), "facture"));
        refused("champ.nom-de-fichier", field, "extension-vide", put(field.name(), "facture."));
        refused("champ.nom-de-fichier", field, "barre-oblique", put(field.name(), "dossier/facture.pdf"));
        refused("champ.nom-de-fichier", field, "barre-inverse", put(field.name(), "dossier\\facture.pdf"));
        refused("champ.nom-de-fichier", field, "caractere-de-commande", put(field.name(), "fac\u0007ture.pdf"));
        refused("champ.nom-de-fichier", field, "extension-longue", put(field.name(), "facture.abcdefghijk"));
        refused("champ.nom-de-fichier", field, "sans-nom", put(field.name(), ".pdf"));
        refused("champ.nom-de-fichier", field, "caractere-de-suppression", put(field.name(), "fac\u007fture.pdf"));
        refused("champ.nom-de-fichier", field, "saut-de-ligne-final", put(field.name(), "facture.pdf\n"));
        accepted("champ.nom-de-fichier-valide", field, "point-interieur", put(field.name(), "facture.2026-03.pdf"));
        accepted("champ.nom-de-fichier-valide", field, "extension-majuscules", put(field.name(), "facture.PDF"));
        accepted("champ.nom-de-fichier-valide", field, "extension-chiffre", put(field.name(), "facture.mp3"));
        accepted("champ.nom-de-fichier-valide", field, "extension-courte", put(field.name(), "facture.z"));
        accepted("champ.nom-de-fichier-valide", field, "extension-maximale", put(field.name(), "facture.abcdefghij"));
        accepted("champ.nom-de-fichier-valide", field, "unicode", put(field.name(), "請求書 Ωмъ é 😀.pdf"));
        accepted("champ.nom-de-fichier-valide", field, "signes", put(field.name(), "L'été & Cie <n° 1>; \"a\".pdf"));
        accepted("champ.nom-de-fichier-valide", field, "accents", put(field.name(), "facture réglée n° 1.pdf"));
        near(NEAR_MISSES.fileNames(), field, Field::isFileName, CaseDeriver::put);
    }

    private void unknown() {
        unknown(UNKNOWN, "inconnu", "valeur");
        // A server that looks at the values only would overlook it.
        unknown(UNKNOWN, "inconnu-nul", null);
    }

    /** Fields that only the other function has: a server that reads both with one class knows them (D21). */
    private void strange(Operation other) {
        Map<String, Object> values = other.fullestExample();
        other.fields().stream()
                .map(Field::name)
                .filter(name -> operation.field(name).isEmpty() && values.containsKey(name))
                .forEach(name -> unknown(name, "autre-fonction", values.get(name)));
    }

    private void unknown(String name, String change, Object value) {
        cases.add(new DerivedCase(
                domain + "." + name + "." + change,
                "champ.inconnu",
                name,
                put(name, value),
                false,
                false,
                List.of("/" + name)));
    }

    private void refused(String requirement, Field field, String change, UnaryOperator<Map<String, Object>> changed) {
        cases.add(new DerivedCase(
                domain + "." + field.name() + "." + change,
                requirement,
                field.name(),
                changed,
                false,
                false,
                List.of("/" + field.name())));
    }

    private void accepted(String requirement, Field field, String change, UnaryOperator<Map<String, Object>> changed) {
        cases.add(new DerivedCase(
                domain + "." + field.name() + "." + change,
                requirement,
                field.name(),
                changed,
                false,
                true,
                List.of()));
    }

    private static UnaryOperator<Map<String, Object>> put(String name, Object value) {
        return request -> {
            Map<String, Object> changed = new LinkedHashMap<>(request);
            changed.put(name, value);
            return changed;
        };
    }

    private static UnaryOperator<Map<String, Object>> listed(String name) {
        return request -> put(name, List.of(request.get(name))).apply(request);
    }

    private static UnaryOperator<Map<String, Object>> without(String name) {
        return request -> {
            Map<String, Object> changed = new LinkedHashMap<>(request);
            changed.remove(name);
            return changed;
        };
    }

    private static UnaryOperator<Map<String, Object>> changed(String name, UnaryOperator<String> change) {
        return request ->
                put(name, change.apply(String.valueOf(request.get(name)))).apply(request);
    }

    private static UnaryOperator<Map<String, Object>> renamed(String name, String other) {
        return request -> {
            Map<String, Object> changed = new LinkedHashMap<>();
            request.forEach((member, value) -> changed.put(member.equals(name) ? other : member, value));
            return changed;
        };
    }

    /** Adds or cuts at the beginning: at the end are a file's extension and what makes a reference unique. */
    private static UnaryOperator<Map<String, Object>> lengthen(String name, int length, String filler) {
        return changed(
                name,
                value -> filler.repeat(Math.max(0, length - value.length()))
                        + value.substring(Math.max(0, value.length() - length)));
    }

    /** Sets an amount, and with it the two that belong to it, so that the sum holds (D20). */
    private UnaryOperator<Map<String, Object>> sum(String name, String value) {
        return sumOf(name)
                .map(sum -> sum.tax().equals(name) ? sum(sum, "0", value, value) : sum(sum, value, "0", value))
                .orElseGet(() -> put(name, value));
    }

    private static UnaryOperator<Map<String, Object>> sum(Sum sum, String net, String tax, String total) {
        return put(sum.net(), net).andThen(put(sum.tax(), tax)).andThen(put(sum.total(), total))::apply;
    }
}
