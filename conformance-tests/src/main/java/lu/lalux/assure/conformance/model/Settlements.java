package lu.lalux.assure.conformance.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settlements of a model server: keys that are known (D18), sums (D20), one record for each reference (D19). */
final class Settlements {

    private static final String ABSENT = "";

    private final Map<String, Map<String, Object>> records = new ConcurrentHashMap<>();
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final Map<String, String> used = new ConcurrentHashMap<>();
    private final Contract contract;
    private final Files files;
    private final Directory directory;
    private final Conduct conduct;
    private final Problems problems;

    Settlements(Contract contract, Files files, Conduct conduct, Problems problems) {
        this.contract = contract;
        this.files = files;
        this.directory = new Directory(contract);
        this.conduct = conduct;
        this.problems = problems;
    }

    Reply answer(String account, String token, String path, boolean english, ObjectNode body) {
        Operation operation = contract.operation("PUT", path);
        List<Field> fields = operation.fields();
        String record = record(account, operation, body) + (conduct.has(Slip.TOKEN_IN_KEY, path) ? "\n" + token : "");
        Map<String, Object> content = content(path, fields, body);
        List<Rules.Fault> faults = new ArrayList<>(keys(account, path, fields, body));
        faults.addAll(unknown(path, body));
        if (conduct.has(Slip.KEY_ONCE)) {
            faults.addAll(usedKeys(record, fields, body));
        }
        if (!conduct.has(Slip.SUM_UNCHECKED)) {
            faults.addAll(sums(operation, body));
        }
        // D19: what bears a reference on record is the same request again, or a conflict, before any rule.
        boolean onRecord = records.containsKey(record) && !conduct.has(Slip.RULES_BEFORE_CONFLICT, path);
        if (!faults.isEmpty() && !onRecord) {
            if (conduct.has(Slip.REFUSAL_RECORDED, path)) {
                records.putIfAbsent(record, content);
            }
            return problems.of("regle-non-respectee", english, faults);
        }
        if (conduct.has(Slip.CLASH_AT_ONCE, path) && !atWork.add(record)) {
            return Reply.text(500, "text/plain", "unique constraint");
        }
        Map<String, Object> before = keep(path, record, content);
        atWork.remove(record);
        boolean conflict = before != null && !same(path, before, content) && !conduct.has(Slip.CONFLICT_TAKEN, path);
        if (conflict && conduct.has(Slip.CONFLICT_REPLACES, path)) {
            records.put(record, content);
        }
        if (conflict || (before != null && conduct.has(Slip.REPEAT_REFUSED, path))) {
            return problems.of(
                    "demande-en-conflit",
                    english,
                    List.of(new Rules.Fault("/" + operation.asSettlement().reference(), "demande-differente")));
        }
        fields.stream()
                .filter(Field::isKey)
                .forEach(field -> used.put(body.path(field.name()).asString(""), record));
        return new Reply(202);
    }

    /** {@return a fault for each value that this server looks up and does not know: most look none up} */
    private List<Rules.Fault> unknown(String path, ObjectNode body) {
        if (conduct.has(Slip.ACCENTS_UNKNOWN, path)) {
            return directory.foreign(path, body);
        }
        if (conduct.has(Slip.KNOWN_LOOSELY, path)) {
            ObjectNode loosely = body.deepCopy();
            body.forEachEntry(
                    (name, value) -> loosely.put(name, value.asString("").toUpperCase(Locale.ROOT)));
            return directory.faults(path, loosely, 0);
        }
        boolean forgotten = conduct.has(Slip.KNOWN_FORGOTTEN, path);
        return forgotten || conduct.has(Slip.OTHERS_UNKNOWN, path)
                ? directory.faults(path, body, forgotten ? 2 : 0)
                : List.of();
    }

    /** {@return what a server says that looks values up before it looks at their form; nothing where all are known} */
    Optional<Reply> tooEarly(String path, boolean english, ObjectNode body) {
        List<Rules.Fault> faults =
                conduct.has(Slip.UNKNOWN_BEFORE_FORM, path) ? directory.faults(path, body, 0) : List.of();
        return faults.isEmpty() ? Optional.empty() : Optional.of(problems.of("regle-non-respectee", english, faults));
    }

    /** What a server leaves behind that records first and checks afterwards. */
    void recordMalformed(String account, String path, ObjectNode body) {
        Operation operation = contract.operation("PUT", path);
        records.putIfAbsent(record(account, operation, body), content(path, operation.fields(), body));
    }

    /** {@return a fault for each key that another settlement has} */
    private List<Rules.Fault> usedKeys(String record, List<Field> fields, ObjectNode body) {
        return fields.stream()
                .filter(field -> field.isKey()
                        && !record.equals(
                                used.getOrDefault(body.path(field.name()).asString(""), record)))
                .map(field -> new Rules.Fault("/" + field.name(), "cle-inconnue"))
                .toList();
    }

    private boolean same(String path, Map<String, Object> before, Map<String, Object> content) {
        return before.equals(content)
                || (conduct.has(Slip.ADDED_NOT_COMPARED, path)
                        && before.entrySet().stream()
                                .filter(member -> !member.getValue().equals(ABSENT))
                                .allMatch(member -> member.getValue().equals(content.get(member.getKey()))));
    }

    private Map<String, Object> keep(String path, String record, Map<String, Object> content) {
        if (conduct.has(Slip.LAST_ONLY_REMEMBERED, path)) {
            records.keySet().retainAll(Set.of(record));
        }
        if (!conduct.has(Slip.RACE, path)) {
            if (conduct.has(Slip.CLASH_AT_ONCE, path)) {
                pause();
            }
            return records.putIfAbsent(record, content);
        }
        Map<String, Object> before = records.get(record);
        pause();
        if (before == null) {
            records.put(record, content);
        }
        return before;
    }

    /** Long enough for requests that are sent together to meet. */
    private static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String record(String account, Operation operation, ObjectNode body) {
        String path = operation.path();
        Settlement facts = operation.asSettlement();
        String provider = body.path(facts.provider()).asString("");
        String reference = body.path(facts.reference()).asString("");
        String type = body.path(facts.type()).asString("");
        return String.join(
                "\n",
                conduct.has(Slip.ACCOUNT_NOT_IN_KEY, path) ? "" : account,
                conduct.has(Slip.FUNCTION_NOT_IN_KEY) ? "" : path,
                conduct.has(Slip.PROVIDER_NOT_IN_KEY, path)
                        ? ""
                        : folded(Slip.PROVIDER_COMPARED_LOOSELY, operation, facts.provider(), provider),
                conduct.has(Slip.CASE_NOT_IN_KEY, path)
                        ? reference.toLowerCase(Locale.ROOT)
                        : folded(Slip.REFERENCE_COMPARED_LOOSELY, operation, facts.reference(), reference),
                conduct.has(Slip.TYPE_NOT_IN_KEY, path) ? "" : type);
    }

    private String folded(Slip slip, Operation operation, String field, String text) {
        String folded = text;
        for (LooseComparison fold : LooseComparison.values()) {
            if (conduct.has(slip, operation.path() + " " + fold.word())) {
                folded = fold.of(
                        folded, operation.field(field).orElseThrow().maxLength().orElse(Integer.MAX_VALUE));
            }
        }
        return folded;
    }

    /** Amounts are compared by value. */
    private Map<String, Object> content(String path, List<Field> fields, ObjectNode body) {
        Map<String, Object> content = new TreeMap<>();
        if (conduct.has(Slip.ORDER_COMPARED, path)) {
            content.put("", List.copyOf(body.propertyNames()));
        }
        for (Field field : fields) {
            if (conduct.has(Slip.CONTENT_NOT_COMPARED, path + " " + field.name())) {
                continue;
            }
            content.put(field.name(), compared(path, field, body.path(field.name())));
        }
        return content;
    }

    private Object compared(String path, Field field, JsonNode value) {
        if (value.isMissingNode()) {
            return conduct.has(Slip.ABSENT_AS_ZERO, path) && field.type().equals("integer") ? "0" : ABSENT;
        }
        if (conduct.has(Slip.KNOWN_LOOSELY, path) && field.unknown().isPresent()) {
            return value.asString("").toUpperCase(Locale.ROOT);
        }
        Optional<BigDecimal> amount = field.isAmount() ? amount(value) : Optional.empty();
        if (amount.isEmpty() || conduct.has(Slip.AMOUNTS_AS_TEXT, path)) {
            return value.isString()
                    ? folded(
                            Slip.CONTENT_COMPARED_LOOSELY,
                            contract.operation("PUT", path),
                            field.name(),
                            value.stringValue())
                    : value.toString();
        }
        if (conduct.has(Slip.AMOUNTS_IN_UNITS, path)) {
            return amount.get().setScale(0, RoundingMode.DOWN);
        }
        return conduct.has(Slip.AMOUNTS_AS_FLOAT, path)
                ? amount.get().floatValue()
                : amount.get().stripTrailingZeros();
    }

    private List<Rules.Fault> keys(String account, String path, List<Field> fields, ObjectNode body) {
        List<Rules.Fault> faults = new ArrayList<>();
        int number = 0;
        for (Field field : fields) {
            if (field.isKey()) {
                boolean unchecked = number++ > 0 && conduct.has(Slip.SECOND_KEY_UNCHECKED, path);
                Optional<Files.Kept> kept = files.of(body.path(field.name()).asString(""));
                if (!unchecked && !right(kept, account, path, field)) {
                    faults.add(fault(kept, account, path, field));
                }
            }
        }
        return conduct.has(Slip.FIRST_KEY_FAULT_ONLY, path) && faults.size() > 1 ? faults.subList(0, 1) : faults;
    }

    /** D18: another account's key is answered as an unknown one. */
    private Rules.Fault fault(Optional<Files.Kept> kept, String account, String path, Field field) {
        boolean strange = kept.isPresent() && !kept.get().account().equals(account);
        boolean told = strange && conduct.has(Slip.OTHER_PROVIDER_KEY_TOLD, path);
        boolean ofTheOther = kept.isPresent()
                && !strange
                && !field.upload().equals(Optional.of(kept.get().path()));
        String code = told ? "cle-perimee" : ofTheOther ? "cle-autre-fonction" : "cle-inconnue";
        String detail = strange && conduct.has(Slip.OTHER_PROVIDER_KEY_HINTED, path) ? "Accès interdit." : "";
        return new Rules.Fault("/" + field.name(), code, detail);
    }

    private boolean right(Optional<Files.Kept> kept, String account, String path, Field field) {
        String where = path + " " + field.name();
        if (kept.isEmpty()) {
            return conduct.has(Slip.UNKNOWN_KEY_TAKEN, where);
        }
        boolean otherFunction = conduct.has(Slip.OTHER_FUNCTION_KEY_TAKEN, where);
        boolean ofThis = field.upload().equals(Optional.of(kept.get().path()));
        boolean own = kept.get().account().equals(account)
                || conduct.has(Slip.OTHER_PROVIDER_KEY_TAKEN, where)
                || (!ofThis && otherFunction);
        boolean ownOfOther =
                kept.get().account().equals(account) && conduct.has(Slip.OWN_KEY_OF_OTHER_FUNCTION_TAKEN, where);
        return ((ofThis || otherFunction) && own) || ownOfOther;
    }

    private List<Rules.Fault> sums(Operation operation, ObjectNode body) {
        List<Rules.Fault> faults = new ArrayList<>();
        for (Settlement.Sum sum : operation.asSettlement().sums()) {
            Optional<BigDecimal> net = amount(body.path(sum.net()));
            Optional<BigDecimal> tax = amount(body.path(sum.tax()));
            Optional<BigDecimal> total = amount(body.path(sum.total()));
            if (net.isPresent()
                    && tax.isPresent()
                    && total.isPresent()
                    && !holds(operation.path(), net.get(), tax.get(), total.get())) {
                faults.add(new Rules.Fault("/" + sum.total(), "somme-inexacte"));
            }
        }
        return faults;
    }

    private boolean holds(String path, BigDecimal net, BigDecimal tax, BigDecimal total) {
        return conduct.has(Slip.SUM_IN_BINARY, path)
                ? net.doubleValue() + tax.doubleValue() == total.doubleValue()
                : net.add(tax).compareTo(total) == 0;
    }

    private static Optional<BigDecimal> amount(JsonNode value) {
        try {
            return value.isString() ? Optional.of(new BigDecimal(value.stringValue())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
