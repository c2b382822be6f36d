package lu.lalux.assure.conformance.selfcheck.mutants;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.suite.derived.CaseDeriver;
import lu.lalux.assure.conformance.suite.derived.DerivedCase;
import lu.lalux.assure.conformance.suite.result.Outcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the tests that are meant for a derived mutant. For a field, they are those of its cases which the right rules
 * and the mutated ones answer differently; for a response, the tests that end with it on a right server.
 */
public final class Meant {

    private static final int ENOUGH = 6;

    private final Contract contract;
    private final Rules right;
    private final List<Outcome> baseline;

    /** By path; each is held against the rules of hundreds of mutants. */
    private final Map<String, List<Sent>> told = new HashMap<>();

    /** A case, and the body that its test sends. */
    private record Sent(DerivedCase derived, ObjectNode body) {}

    /**
     * @param baseline what came of the whole suite against a right server
     */
    public Meant(Contract contract, List<Outcome> baseline) {
        this.contract = contract;
        this.right = Rules.of(contract);
        this.baseline = baseline.stream()
                .sorted(Comparator.comparingInt(
                                (Outcome outcome) -> outcome.exchanges().size())
                        .thenComparingInt(outcome -> outcome.requirement().id().startsWith("champ.") ? 1 : 0)
                        .thenComparing(Outcome::id))
                .toList();
    }

    List<String> byRules(Operation operation, String field, String name, Rules wrong) {
        String word = operation.path().split("/")[1];
        List<String> tests = told(
                operation,
                derived -> field.isEmpty()
                        ? derived.requirement().equals("champ.inconnu")
                        : derived.field().equals(field),
                wrong);
        if (tests.isEmpty() && name.startsWith("enum.value-")) {
            String value = name.replaceAll("enum\\.value-(.*)-refused", "$1");
            tests.addAll(ids(outcome -> outcome.requirement().id().equals(word + ".nature")
                    && List.of(outcome.id().replaceAll(".*\\.", "").split("-")).contains(value)));
        }
        if (tests.isEmpty()
                && !wrong.faults(operation.path(), body(operation.fullestExample()))
                        .isEmpty()) {
            tests.add((operation.maxFile() > 0 ? "document.verified." : "reglement.202.") + word);
        }
        return tests.subList(0, Math.min(ENOUGH, tests.size()));
    }

    /** {@return tests of these fields, ENOUGH at most} */
    List<String> byRules(Operation operation, Set<String> fields, Rules wrong) {
        return told(operation, derived -> fields.contains(derived.field()), wrong).stream()
                .limit(ENOUGH)
                .toList();
    }

    private List<String> told(Operation operation, Predicate<DerivedCase> which, Rules wrong) {
        return told.computeIfAbsent(operation.path(), path -> toldByRight(operation)).stream()
                .filter(sent -> which.test(sent.derived()) && !passes(sent, operation, wrong))
                .map(sent -> sent.derived().id())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** {@return the operation's cases that a right server answers as they ask} */
    private List<Sent> toldByRight(Operation operation) {
        String domain =
                (operation.maxFile() > 0 ? "document." : "") + operation.path().split("/")[1];
        return CaseDeriver.derive(contract, operation, domain).stream()
                .filter(derived -> !derived.twice())
                .map(derived -> new Sent(derived, body(derived.change().apply(operation.fullestExample()))))
                .filter(sent -> passes(sent, operation, right))
                .toList();
    }

    private static boolean passes(Sent sent, Operation operation, Rules rules) {
        List<String> pointers = rules.faults(operation.path(), sent.body()).stream()
                .map(Rules.Fault::pointer)
                .toList();
        return sent.derived().accepted()
                ? pointers.isEmpty()
                : pointers.containsAll(sent.derived().pointers());
    }

    private static ObjectNode body(Map<String, Object> request) {
        return JsonMapper.shared().valueToTree(new LinkedHashMap<>(request));
    }

    /** {@return two tests that end in this response, if there are so many} */
    List<String> byAnswer(Operation operation, String status, Predicate<Answer> which) {
        return ids(outcome -> {
                    if (!endsAt(outcome, operation)) {
                        return false;
                    }
                    Answer last = outcome.exchanges()
                            .get(outcome.exchanges().size() - 1)
                            .answer();
                    return String.valueOf(last.status()).equals(status) && which.test(last);
                })
                .stream()
                .limit(2)
                .toList();
    }

    /**
     * {@return by each code that a right server says, the tests that end with it: two of each requirement, since it is for
     * each kind of fault that the code is to be looked at}
     */
    Map<String, List<String>> byCode(Operation operation) {
        Map<String, Map<String, List<String>>> found = new TreeMap<>();
        for (Outcome outcome : baseline) {
            if (endsAt(outcome, operation) && !takesAnyFault(outcome)) {
                outcome.exchanges()
                        .get(outcome.exchanges().size() - 1)
                        .answer()
                        .json()
                        .path("errors")
                        .forEach(fault -> found.computeIfAbsent(
                                        fault.path("code").asString(""), code -> new TreeMap<>())
                                .computeIfAbsent(outcome.requirement().id(), requirement -> new ArrayList<>())
                                .add(outcome.id()));
            }
        }
        Map<String, List<String>> tests = new TreeMap<>();
        found.forEach((code, byRequirement) -> tests.put(
                code,
                byRequirement.values().stream()
                        .flatMap(ids -> ids.stream().distinct().limit(2))
                        .toList()));
        return tests;
    }

    /**
     * Its request is right to be refused, with any fault: it has no fields, so that only 401 and 403 would tell it
     * something, or what nobody has thought of, or one of two. Or the test is of the headers alone.
     */
    private static boolean takesAnyFault(Outcome outcome) {
        String requirement = outcome.requirement().id();
        return requirement.startsWith("token.")
                || requirement.startsWith("cors.")
                || Set.of("authen.jeton-precedent", "http.entrees-etranges", "tolerance.deux-noms")
                        .contains(requirement);
    }

    private static boolean endsAt(Outcome outcome, Operation operation) {
        List<Exchange> exchanges = outcome.exchanges();
        if (exchanges.isEmpty() || outcome.requirement().level() == Level.CONSEIL) {
            return false;
        }
        Call last = exchanges.get(exchanges.size() - 1).call();
        return last.method().equals(operation.method()) && path(last.uri()).equals(operation.path());
    }

    private List<String> ids(Predicate<Outcome> which) {
        return baseline.stream().filter(which).map(Outcome::id).toList();
    }

    private static String path(URI uri) {
        return uri.getPath();
    }

    Contract contract() {
        return contract;
    }
}
