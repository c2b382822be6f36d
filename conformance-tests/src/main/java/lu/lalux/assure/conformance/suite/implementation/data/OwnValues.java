package lu.lalux.assure.conformance.suite.implementation.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.JsonNode;

/**
 * Values of a test's own (the longest, an accented one) in fields for which the target's data give values. A server
 * that knows only its own refuses them, and is right (D30). Once in a run it is asked with an ordinary value that it
 * cannot know: how it refuses that one shows that it looks the field up. A refusal of the test's value is excused when
 * it is the same; any other is a fault. A day outside of those that are given needs no such proof: a target may take
 * more days than it was said to.
 */
public final class OwnValues {

    private static final int REFUSED_BY_RULE = 422;

    private final TargetData data;
    private final Map<String, Answer> strangers = new ConcurrentHashMap<>();

    /**
     * @param data of the target
     */
    public OwnValues(TargetData data) {
        this.data = data;
    }

    /** Sends a right request with another value in one field. */
    @FunctionalInterface
    public interface Probe {

        /**
         * @param field of the request
         * @return what is answered where its value is one that nobody knows
         */
        Answer stranger(Field field);
    }

    /**
     * Why a refusal is right.
     *
     * @param told whether it is told as the contract has it: 422, and the code of {@code x-referentiel}
     * @param reason for the reader
     */
    public record Excuse(boolean told, Text reason) {}

    /**
     * @param holder who sent
     * @param operation the settlement
     * @param call as it was sent
     * @param answer to it
     * @param probe asks the target about a stranger, when that was not seen yet
     * @return why the answer is right although the request is; nothing when it refuses something else than a value that
     *     the target does not know
     */
    public Optional<Excuse> excuse(Holder holder, Operation operation, Call call, Answer answer, Probe probe) {
        Set<String> given = data.fields(holder.function());
        if (given.isEmpty() || !answer.refuses()) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> request = call.object().map(Operation::values);
        if (request.isEmpty() || data.of(holder).stream().anyMatch(combination -> combination.takes(request.get()))) {
            return Optional.empty();
        }
        List<Field> looked = operation.fields().stream()
                .filter(field -> given.contains(field.name()) && request.get().containsKey(field.name()))
                .toList();
        List<Field> own = looked.stream()
                .filter(field -> !knows(holder, field, request.get()))
                .toList();
        boolean told = told(looked, answer);
        // Each value is known, but not with the others.
        if (own.isEmpty()) {
            return Optional.of(excuse(told, looked));
        }
        List<Field> refused = told
                ? own.stream()
                        .filter(field -> pointers(answer).contains(field.name()))
                        .toList()
                : own;
        return refused.stream()
                        .anyMatch(field -> field.isDate()
                                || alike(
                                        field,
                                        told,
                                        answer,
                                        strangers.computeIfAbsent(
                                                operation.path() + " " + field.name(), key -> probe.stranger(field))))
                ? Optional.of(excuse(told, refused))
                : Optional.empty();
    }

    /**
     * @param holder who sent
     * @param operation the settlement
     * @param answer a refusal
     * @return the fields whose values the target says that it does not know, and for which no data were given
     */
    public List<String> wanted(Holder holder, Operation operation, Answer answer) {
        Set<String> given = data.fields(holder.function());
        return operation.fields().stream()
                .filter(field -> !given.contains(field.name())
                        && answer.json().path("errors").valueStream().anyMatch(fault -> says(fault, field)))
                .map(Field::name)
                .toList();
    }

    private boolean knows(Holder holder, Field field, Map<String, Object> request) {
        String value = String.valueOf(request.get(field.name()));
        return data.of(holder).stream()
                .map(combination -> combination.values().get(field.name()))
                .anyMatch(known -> known != null && known.takes(value));
    }

    /** {@return whether every fault is that the value is not known, at a field for which values are given} */
    private static boolean told(List<Field> looked, Answer answer) {
        JsonNode errors = answer.json().path("errors");
        return answer.status() == REFUSED_BY_RULE
                && !errors.isEmpty()
                && errors.valueStream().allMatch(fault -> looked.stream().anyMatch(field -> says(fault, field)));
    }

    private static boolean says(JsonNode fault, Field field) {
        return fault.path("pointer").asString("").equals("/" + field.name())
                && field.unknown().equals(Optional.of(fault.path("code").asString("")));
    }

    private static List<String> pointers(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("pointer").asString("").replaceFirst("^/", ""))
                .toList();
    }

    private static boolean alike(Field field, boolean told, Answer answer, Answer stranger) {
        return answer.status() == stranger.status() && told == told(List.of(field), stranger);
    }

    private static Excuse excuse(boolean told, List<Field> fields) {
        String names = String.join(", ", fields.stream().map(Field::name).toList());
        return new Excuse(
                told,
                new Text(
                        "l'essai demande une valeur à lui, et la cible ne prend que celles qu'elle connaît (" + names
                                + ")",
                        "the test asks for a value of its own, and the target takes only those that it knows (" + names
                                + ")"));
    }
}
