package lu.lalux.assure.conformance.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public class Settlements {

    /** By what a settlement is known again. */
    public record Identity(String account, String path, String provider, String reference, String type) {}

    /**
     * A settlement that was sent.
     *
     * @param operation to which
     * @param identity by which it is known again
     * @param content what is compared
     * @param english whether it is answered in English
     */
    public record Sent(Operation operation, Identity identity, Map<String, Object> content, boolean english) {}

    /** What stands for a field that was not sent. */
    protected static final String ABSENT = "";

    private final Map<Identity, Map<String, Object>> records = new ConcurrentHashMap<>();
    private final Contract contract;
    private final Files files;
    private final Problems problems;

    /**
     * @param contract whose settlements they are
     * @param files the keys that it knows
     * @param problems what it says of them
     */
    public Settlements(Contract contract, Files files, Problems problems) {
        this.contract = contract;
        this.files = files;
        this.problems = problems;
    }

    /** {@return the answer to a settlement whose form is right} */
    protected Reply answer(String account, Request asked, ObjectNode body) {
        Sent sent = sent(account, asked, body);
        List<Rules.Fault> faults = new ArrayList<>(keys(account, sent.operation(), body));
        faults.addAll(unknown(sent.operation(), body));
        faults.addAll(usedKeys(sent, body));
        faults.addAll(sums(sent.operation(), body));
        return faults.isEmpty() || isOnRecord(sent) ? settle(sent) : refuse(sent, faults);
    }

    /** {@return a settlement as it is kept} */
    protected final Sent sent(String account, Request asked, ObjectNode body) {
        Operation operation = contract.operation("PUT", asked.path());
        return new Sent(
                operation, identity(account, asked, operation, body), content(operation, body), asked.english());
    }

    /** {@return the settlements that were taken} */
    protected final Map<Identity, Map<String, Object>> records() {
        return records;
    }

    /** {@return by what a settlement is known again: D19} */
    protected Identity identity(String account, Request asked, Operation operation, ObjectNode body) {
        Settlement facts = operation.asSettlement();
        return new Identity(
                account,
                operation.path(),
                body.path(facts.provider()).asString(""),
                body.path(facts.reference()).asString(""),
                body.path(facts.type()).asString(""));
    }

    /** {@return a fault for each value that this server looks up and does not know: most look none up (D30)} */
    protected List<Rules.Fault> unknown(Operation operation, ObjectNode body) {
        return List.of();
    }

    /** {@return a fault for each key that was used: it may be used again, but a server need not take it (D18)} */
    protected List<Rules.Fault> usedKeys(Sent sent, ObjectNode body) {
        return List.of();
    }

    /**
     * {@return whether it bears a reference on record: the same request again, or a conflict, before any rule (D19)}
     */
    protected boolean isOnRecord(Sent sent) {
        return records.containsKey(sent.identity());
    }

    /** {@return the answer to what breaks a rule} */
    protected Reply refuse(Sent sent, List<Rules.Fault> faults) {
        return problems.of("regle-non-respectee", sent.english(), faults);
    }

    /** {@return the answer to what breaks none} */
    protected Reply settle(Sent sent) {
        Map<String, Object> before = keep(sent);
        return before == null || isSame(sent.operation().path(), before, sent.content())
                ? new Reply(202)
                : conflict(sent);
    }

    /** {@return what was on record before, null when nothing was} */
    protected Map<String, Object> keep(Sent sent) {
        return records.putIfAbsent(sent.identity(), sent.content());
    }

    /** {@return whether it is the same request again} */
    protected boolean isSame(String path, Map<String, Object> before, Map<String, Object> content) {
        return before.equals(content);
    }

    /** {@return the answer to another request with a reference on record} */
    protected Reply conflict(Sent sent) {
        return problems.of(
                "demande-en-conflit",
                sent.english(),
                List.of(new Rules.Fault("/" + sent.operation().asSettlement().reference(), "demande-differente")));
    }

    /** {@return by field, what is compared} */
    protected Map<String, Object> content(Operation operation, ObjectNode body) {
        Map<String, Object> content = new TreeMap<>();
        for (Field field : operation.fields()) {
            content.put(field.name(), compared(operation, field, body.path(field.name())));
        }
        return content;
    }

    /** Amounts are compared by value. */
    protected Object compared(Operation operation, Field field, JsonNode value) {
        if (value.isMissingNode()) {
            return ABSENT;
        }
        Optional<BigDecimal> amount = field.isAmount() ? amount(value) : Optional.empty();
        return amount.isPresent()
                ? amount.get().stripTrailingZeros()
                : value.isString() ? value.stringValue() : value.toString();
    }

    /** {@return a fault for each key that is not a right one} */
    protected List<Rules.Fault> keys(String account, Operation operation, ObjectNode body) {
        List<Rules.Fault> faults = new ArrayList<>();
        for (Field field : keys(operation)) {
            Optional<Files.Kept> kept = files.of(body.path(field.name()).asString(""));
            if (!isRight(kept, account, operation.path(), field)) {
                faults.add(fault(kept, account, operation.path(), field));
            }
        }
        return faults;
    }

    /** {@return the fields in which a key is looked up} */
    protected List<Field> keys(Operation operation) {
        return operation.fields().stream().filter(Field::isKey).toList();
    }

    /** {@return whether a key was given to this account, through the field's upload} */
    protected boolean isRight(Optional<Files.Kept> kept, String account, String path, Field field) {
        return kept.isPresent()
                && isOf(field, kept.get())
                && kept.get().account().equals(account);
    }

    /** {@return whether a key was given through the field's upload} */
    protected static boolean isOf(Field field, Files.Kept kept) {
        return field.upload().equals(Optional.of(kept.path()));
    }

    /** D18: another account's key is answered as an unknown one. */
    protected Rules.Fault fault(Optional<Files.Kept> kept, String account, String path, Field field) {
        boolean ofTheOther = kept.isPresent() && kept.get().account().equals(account) && !isOf(field, kept.get());
        return new Rules.Fault("/" + field.name(), ofTheOther ? "cle-autre-fonction" : "cle-inconnue");
    }

    /** {@return a fault for each total that is not the sum of its parts} */
    protected List<Rules.Fault> sums(Operation operation, ObjectNode body) {
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

    /** {@return whether a total is the sum of its parts} */
    protected boolean holds(String path, BigDecimal net, BigDecimal tax, BigDecimal total) {
        return net.add(tax).compareTo(total) == 0;
    }

    private static Optional<BigDecimal> amount(JsonNode value) {
        try {
            return value.isString() ? Optional.of(new BigDecimal(value.stringValue())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
