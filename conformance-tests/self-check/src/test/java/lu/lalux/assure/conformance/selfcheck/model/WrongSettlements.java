package lu.lalux.assure.conformance.selfcheck.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.model.Files;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.Settlements;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes one settlement for another, or what it should not take; or looks up what it takes. */
final class WrongSettlements extends Settlements {

    private final Set<Identity> atWork = ConcurrentHashMap.newKeySet();
    private final Queue<Identity> lastTen = new ConcurrentLinkedQueue<>();
    private final Map<String, Identity> used = new ConcurrentHashMap<>();
    private final Conduct conduct;
    private final Problems problems;
    private volatile String lastAccount = "";

    WrongSettlements(Contract contract, Files files, Problems problems, Conduct conduct) {
        super(contract, files, problems);
        this.problems = problems;
        this.conduct = conduct;
    }

    @Override
    protected Reply answer(String sender, Request asked, ObjectNode body) {
        Operation operation = sent(sender, asked, body).operation();
        String account = conduct.has(Slip.ACCOUNT_OF_ANOTHER, operation.path()) ? ofAnother(sender) : sender;
        if (conduct.has(Slip.SUM_BEFORE_CONFLICT, operation.path())
                && !sums(operation, body).isEmpty()) {
            return problems.of("regle-non-respectee", asked.english(), sums(operation, body));
        }
        Reply reply = super.answer(account, asked, body);
        if (conduct.has(Slip.KEY_ONCE) && reply.status() == 202) {
            Sent sent = sent(account, asked, body);
            super.keys(sent.operation())
                    .forEach(field -> used.put(body.path(field.name()).asString(""), sent.identity()));
        }
        return reply;
    }

    private String ofAnother(String account) {
        lastAccount = account;
        Conduct.pause();
        return lastAccount;
    }

    /** {@return what a server says that looks values up before it looks at their form; nothing where all are known} */
    Optional<Reply> tooEarly(Operation operation, boolean english, ObjectNode body) {
        List<Rules.Fault> faults =
                conduct.has(Slip.UNKNOWN_BEFORE_FORM, operation.path()) ? Directory.faults(operation, body) : List.of();
        return faults.isEmpty() ? Optional.empty() : Optional.of(problems.of("regle-non-respectee", english, faults));
    }

    /** What a server leaves behind that records first and checks afterwards. */
    void recordMalformed(String account, Request asked, ObjectNode body) {
        super.keep(sent(account, asked, body));
    }

    @Override
    protected Identity identity(String account, Request asked, Operation operation, ObjectNode body) {
        String path = operation.path();
        Settlement facts = operation.asSettlement();
        Identity right = super.identity(account, asked, operation, body);
        if (conduct.has(Slip.CLAIM_FOR_REFERENCE, path)) {
            String claim = body.path("numeroSinistre").asString("");
            return new Identity(right.account(), right.path(), right.provider(), claim, right.type());
        }
        for (String separator : List.of("", "-", "|")) {
            if (conduct.has(Slip.KEY_JOINED, path + " " + separator)) {
                String joined = right.provider() + separator + right.reference();
                return new Identity(right.account(), right.path(), "", joined, right.type());
            }
        }
        return new Identity(
                conduct.has(Slip.ACCOUNT_NOT_IN_KEY, path) ? "" : right.account(),
                conduct.has(Slip.FUNCTION_NOT_IN_KEY) ? "" : right.path(),
                conduct.has(Slip.PROVIDER_NOT_IN_KEY, path)
                                || conduct.has(Slip.PROVIDER_NOT_IN_KEY, path + " " + right.type())
                        ? ""
                        : folded(Slip.PROVIDER_COMPARED_LOOSELY, operation, facts.provider(), right.provider()),
                conduct.has(Slip.CASE_NOT_IN_KEY, path)
                        ? right.reference().toLowerCase(Locale.ROOT)
                        : folded(Slip.REFERENCE_COMPARED_LOOSELY, operation, facts.reference(), right.reference()),
                (conduct.has(Slip.TYPE_NOT_IN_KEY, path) ? "" : right.type())
                        + (conduct.has(Slip.TOKEN_IN_KEY, path) ? "\n" + asked.header("authorization") : "")
                        + (conduct.has(Slip.YEAR_IN_KEY, path) ? years(operation, body) : ""));
    }

    private static String years(Operation operation, ObjectNode body) {
        return operation.fields().stream()
                .filter(Field::isDate)
                .map(field -> "\n" + body.path(field.name()).asString("").split("-", 2)[0])
                .collect(Collectors.joining());
    }

    private String folded(Slip slip, Operation operation, String field, String text) {
        if (!conduct.makes(slip)) {
            return text;
        }
        String folded = text;
        for (LooseComparison fold : LooseComparison.values()) {
            if (conduct.has(slip, operation.path() + " " + fold.word())) {
                folded = fold.of(
                        folded, operation.field(field).orElseThrow().maxLength().orElse(Integer.MAX_VALUE));
            }
        }
        return folded;
    }

    @Override
    protected List<Rules.Fault> unknown(Operation operation, ObjectNode body) {
        String path = operation.path();
        if (conduct.has(Slip.ACCENTS_UNKNOWN, path)) {
            return foreign(operation, body);
        }
        if (conduct.has(Slip.KNOWN_LOOSELY, path)) {
            ObjectNode loosely = body.deepCopy();
            body.forEachEntry(
                    (name, value) -> loosely.put(name, value.asString("").toUpperCase(Locale.ROOT)));
            return Directory.faults(operation, loosely);
        }
        if (conduct.has(Slip.KNOWN_FORGOTTEN, path)) {
            List<Map<String, Directory.Span>> known = Directory.of(operation);
            return Directory.faults(operation, body, known.subList(2, known.size()));
        }
        return conduct.has(Slip.OTHERS_UNKNOWN, path)
                ? Directory.faults(operation, body)
                : super.unknown(operation, body);
    }

    /** {@return a fault for each text that is more than ASCII: what a server says that cannot hold one} */
    private static List<Rules.Fault> foreign(Operation operation, ObjectNode body) {
        return operation.fields().stream()
                .filter(field -> field.unknown().isPresent())
                .filter(field -> body.path(field.name()).asString("").chars().anyMatch(c -> c > 0x7f))
                .map(field ->
                        new Rules.Fault("/" + field.name(), field.unknown().orElseThrow()))
                .toList();
    }

    @Override
    protected List<Rules.Fault> usedKeys(Sent sent, ObjectNode body) {
        if (!conduct.has(Slip.KEY_ONCE)) {
            return super.usedKeys(sent, body);
        }
        return super.keys(sent.operation()).stream()
                .filter(field -> !sent.identity()
                        .equals(used.getOrDefault(body.path(field.name()).asString(""), sent.identity())))
                .map(field -> new Rules.Fault("/" + field.name(), "cle-inconnue"))
                .toList();
    }

    @Override
    protected boolean isOnRecord(Sent sent) {
        return super.isOnRecord(sent)
                && !conduct.has(Slip.RULES_BEFORE_CONFLICT, sent.operation().path());
    }

    @Override
    protected Reply refuse(Sent sent, List<Rules.Fault> faults) {
        if (conduct.has(Slip.REFUSAL_RECORDED, sent.operation().path())) {
            super.keep(sent);
        }
        boolean untold =
                conduct.has(Slip.SUM_UNTOLD_BESIDE_KEY, sent.operation().path());
        List<Rules.Fault> others = faults.stream()
                .filter(fault -> !untold || !fault.code().equals("somme-inexacte"))
                .toList();
        return super.refuse(sent, others.isEmpty() ? faults : others);
    }

    @Override
    protected Reply settle(Sent sent) {
        if (!conduct.has(Slip.CLASH_AT_ONCE, sent.operation().path())) {
            return super.settle(sent);
        }
        if (!atWork.add(sent.identity())) {
            return Reply.text(500, "text/plain", "unique constraint");
        }
        Conduct.pause();
        Reply reply = super.settle(sent);
        atWork.remove(sent.identity());
        return reply;
    }

    @Override
    protected Map<String, Object> keep(Sent sent) {
        String path = sent.operation().path();
        if (conduct.has(Slip.LAST_ONLY_REMEMBERED, path)) {
            records().keySet().retainAll(Set.of(sent.identity()));
        }
        if (conduct.has(Slip.LAST_TEN_REMEMBERED, path) && !records().containsKey(sent.identity())) {
            lastTen.add(sent.identity());
            if (lastTen.size() > 10) {
                records().remove(lastTen.poll());
            }
        }
        if (!conduct.has(Slip.RACE, path)) {
            return super.keep(sent);
        }
        Map<String, Object> before = records().get(sent.identity());
        Conduct.pause();
        if (before == null) {
            records().put(sent.identity(), sent.content());
        }
        return before;
    }

    @Override
    protected boolean isSame(String path, Map<String, Object> before, Map<String, Object> content) {
        if (conduct.has(Slip.REPEAT_REFUSED, path)) {
            return false;
        }
        return super.isSame(path, before, content)
                || conduct.has(Slip.CONFLICT_TAKEN, path)
                || (conduct.has(Slip.ADDED_NOT_COMPARED, path)
                        && before.entrySet().stream()
                                .filter(member -> !member.getValue().equals(ABSENT))
                                .allMatch(member -> member.getValue().equals(content.get(member.getKey()))));
    }

    @Override
    protected Reply conflict(Sent sent) {
        if (conduct.has(Slip.CONFLICT_REPLACES, sent.operation().path())) {
            records().put(sent.identity(), sent.content());
        }
        if (conduct.has(Slip.CONFLICT_FORGETS, sent.operation().path())) {
            records().remove(sent.identity());
        }
        return super.conflict(sent);
    }

    @Override
    protected Map<String, Object> content(Operation operation, ObjectNode body) {
        String path = operation.path();
        Map<String, Object> content = super.content(operation, body);
        content.keySet().removeIf(name -> conduct.has(Slip.CONTENT_NOT_COMPARED, path + " " + name));
        if (conduct.has(Slip.PARTS_IN_ANY_ORDER, path)) {
            operation
                    .asSettlement()
                    .sums()
                    .forEach(sum -> content.put(sum.net(), Set.of(content.get(sum.net()), content.remove(sum.tax()))));
        }
        if (conduct.has(Slip.ORDER_COMPARED, path)) {
            content.put("", List.copyOf(body.propertyNames()));
        }
        return content;
    }

    @Override
    protected Object compared(Operation operation, Field field, JsonNode value) {
        String path = operation.path();
        Object right = super.compared(operation, field, value);
        if (value.isMissingNode()) {
            return conduct.has(Slip.ABSENT_AS_ZERO, path) && field.type().equals("integer") ? "0" : right;
        }
        if (conduct.has(Slip.KNOWN_LOOSELY, path) && field.unknown().isPresent()) {
            return value.asString("").toUpperCase(Locale.ROOT);
        }
        if (conduct.has(Slip.FILES_COMPARED_CASELESS, path) && field.isKey()) {
            return value.asString("").toLowerCase(Locale.ROOT);
        }
        if (right instanceof BigDecimal amount && !conduct.has(Slip.AMOUNTS_AS_TEXT, path)) {
            if (conduct.has(Slip.AMOUNTS_IN_UNITS, path)) {
                return amount.setScale(0, RoundingMode.DOWN);
            }
            if (conduct.has(Slip.AMOUNTS_AS_BINARY_CENTS, path)) {
                return (long) (amount.doubleValue() * 100);
            }
            if (conduct.has(Slip.AMOUNTS_IN_TWO_NUMBERS, path)) {
                return amount.toPlainString().replaceFirst("\\.0+", ".");
            }
            if (conduct.has(Slip.AMOUNTS_WITHOUT_POINT, path)) {
                return amount.toPlainString().replace(".", "");
            }
            return conduct.has(Slip.AMOUNTS_AS_FLOAT, path) ? amount.floatValue() : right;
        }
        return value.isString()
                ? folded(Slip.CONTENT_COMPARED_LOOSELY, operation, field.name(), value.stringValue())
                : right;
    }

    @Override
    protected List<Rules.Fault> keys(String account, Operation operation, ObjectNode body) {
        List<Rules.Fault> faults = super.keys(account, operation, body);
        return conduct.has(Slip.FIRST_KEY_FAULT_ONLY, operation.path()) && faults.size() > 1
                ? faults.subList(0, 1)
                : faults;
    }

    @Override
    protected List<Field> keys(Operation operation) {
        List<Field> keys = super.keys(operation);
        return conduct.has(Slip.SECOND_KEY_UNCHECKED, operation.path()) ? keys.subList(0, 1) : keys;
    }

    @Override
    protected boolean isRight(Optional<Files.Kept> kept, String account, String path, Field field) {
        String where = path + " " + field.name();
        if (super.isRight(kept, account, path, field)) {
            return true;
        }
        if (kept.isEmpty()) {
            return conduct.has(Slip.UNKNOWN_KEY_TAKEN, where);
        }
        boolean otherFunction = conduct.has(Slip.OTHER_FUNCTION_KEY_TAKEN, where);
        boolean ofThis = isOf(field, kept.get());
        boolean own = kept.get().account().equals(account);
        boolean taken = own || conduct.has(Slip.OTHER_PROVIDER_KEY_TAKEN, where) || (!ofThis && otherFunction);
        return ((ofThis || otherFunction) && taken) || own && conduct.has(Slip.OWN_KEY_OF_OTHER_FUNCTION_TAKEN, where);
    }

    @Override
    protected Rules.Fault fault(Optional<Files.Kept> kept, String account, String path, Field field) {
        Rules.Fault right = super.fault(kept, account, path, field);
        boolean strange = kept.isPresent() && !kept.get().account().equals(account);
        return strange
                ? new Rules.Fault(
                        right.pointer(),
                        conduct.has(Slip.OTHER_PROVIDER_KEY_TOLD, path) ? "cle-perimee" : right.code(),
                        conduct.has(Slip.OTHER_PROVIDER_KEY_HINTED, path) ? "Accès interdit." : right.detail())
                : right;
    }

    @Override
    protected List<Rules.Fault> sums(Operation operation, ObjectNode body) {
        return conduct.has(Slip.SUM_UNCHECKED) ? List.of() : super.sums(operation, body);
    }

    @Override
    protected boolean holds(String path, BigDecimal net, BigDecimal tax, BigDecimal total) {
        return conduct.has(Slip.SUM_IN_BINARY, path)
                ? net.doubleValue() + tax.doubleValue() == total.doubleValue()
                : super.holds(path, net, tax, total);
    }
}
