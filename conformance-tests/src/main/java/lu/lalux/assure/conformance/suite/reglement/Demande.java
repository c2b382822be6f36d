package lu.lalux.assure.conformance.suite.reglement;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Absence;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.data.Combination;
import lu.lalux.assure.conformance.suite.implementation.data.Holder;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import tools.jackson.databind.JsonNode;

/**
 * A settlement request, made of the contract's examples and the target's own data: with a reference of its own, and the
 * keys of real files.
 *
 * <p>Fields that an insurer may look up ({@code x-referentiel}: provider, claim, vehicle, …) hold values of the data
 * that were given ({@code --data}), and the examples' where none were. A test that needs a value of its own there (the
 * longest, an accented one) simply puts it, and asks {@code expect().accepted(answer)} or
 * {@code expect().refused(answer, 409)}: where the target knows only its own values and says so, the test ends as "not
 * applicable" by itself. A test that only needs <em>another</em> content takes {@link #other}, which every target
 * knows.
 */
public final class Demande {

    private final Trial trial;
    private final Fonction function;
    private final Account account;
    private final Operation operation;

    /**
     * @param trial for which test
     * @param function whose request
     */
    public Demande(Trial trial, Fonction function) {
        this(trial, function, trial.account(function));
    }

    /**
     * @param trial for which test
     * @param function whose request
     * @param account who sends it, and uploads its files
     */
    Demande(Trial trial, Fonction function, Account account) {
        this.trial = trial;
        this.function = function;
        this.account = account;
        this.operation = trial.contract().operation("PUT", function.path());
    }

    /**
     * @param trial for which test
     * @param function whose request
     * @return one that is to be accepted, ready to be sent
     */
    public static Call right(Trial trial, Fonction function) {
        Demande demande = new Demande(trial, function);
        return demande.call(demande.valid());
    }

    /** {@return a request that is to be accepted: with keys that no other request has named} */
    public Map<String, Object> valid() {
        return made(operation.fullestExample(), true);
    }

    /** {@return the same for a request that something else will make invalid} */
    public Map<String, Object> toRefuse() {
        return made(operation.fullestExample(), false);
    }

    /**
     * @param example one of the contract's
     * @return it, with a reference of its own and fresh keys
     */
    Map<String, Object> of(JsonNode example) {
        return made(Operation.values(example), true);
    }

    private Map<String, Object> made(Map<String, Object> example, boolean fresh) {
        Map<String, Object> request = new LinkedHashMap<>(known(example));
        request.put(facts().reference(), trial.reference());
        int number = 0;
        // The shared keys are those of the function's usual account: to another they are a second fault.
        boolean own = fresh || !account.equals(trial.account(function));
        for (Field field : operation.fields()) {
            if (field.isKey() && request.containsKey(field.name())) {
                request.put(field.name(), own ? freshKey() : trial.sharedKey(function, number++));
            }
        }
        return request;
    }

    /**
     * @param request its fields, under the contract's names or those of a tolerance (T2)
     * @return it with values that the target knows, where its data give them
     */
    public Map<String, Object> known(Map<String, Object> request) {
        List<Combination> given = given();
        return given.isEmpty() ? request : given.get(0).in(request, operation);
    }

    /**
     * Another right content under the same reference. By default it has another claim; for a target that knows only its
     * own claims, one of those that were given; when these are used up, other amounts.
     *
     * @param request its fields
     * @param number from 1; each gives another content
     * @return the request with the other content
     */
    public Map<String, Object> other(Map<String, Object> request, int number) {
        Map<String, Object> other = new LinkedHashMap<>(request);
        Optional<Field> claim = operation.fields().stream()
                .filter(field -> field.unknown().isPresent() && !field.isDate())
                .filter(field -> !facts().identity().contains(field.name()))
                .findFirst();
        List<Combination> given = given();
        if (number < given.size()) {
            return given.get(number).in(other, operation);
        }
        if (given.isEmpty() && claim.isPresent()) {
            other.put(claim.get().name(), "CONF-" + number);
            return other;
        }
        Settlement.Sum sum = facts().sums().get(0);
        Stream.of(sum.net(), sum.total())
                .forEach(amount -> other.computeIfPresent(
                        amount,
                        (name, value) -> new BigDecimal(String.valueOf(value))
                                .add(BigDecimal.valueOf(number))
                                .toPlainString()));
        return other;
    }

    /**
     * @param request its fields
     * @param changed the same with one thing changed
     * @return the request with the changed value replaced by one that the target knows together with the others, where
     *     there is one; else by one that is known only if it is compared loosely
     */
    Map<String, Object> knownChange(Map<String, Object> request, Map<String, Object> changed) {
        return given().stream()
                .flatMap(combination -> combination.insteadOf(request, changed).stream())
                .findFirst()
                .or(() -> given().stream().findFirst().map(given -> given.almost(request, changed)))
                .orElse(changed);
    }

    /**
     * @param request its fields
     * @return the same of another provider of the account (D25)
     */
    Map<String, Object> ofOtherProvider(Map<String, Object> request) {
        Optional<Combination> second = trial.target().data().ofSecondProvider(holder(), operation);
        if (second.isPresent()) {
            return second.get().in(request, operation);
        }
        if (trial.target().absences().contains(Absence.SECOND_PROVIDER)) {
            throw trial.notApplicable(Absence.SECOND_PROVIDER.text());
        }
        trial.missing(new Text(
                "un second prestataire du compte n'est pas donné (--data, --second-provider-id, --second-expert-id)",
                "a second provider of the account is not given (--data, --second-provider-id, --second-expert-id)"));
        Map<String, Object> other = new LinkedHashMap<>(request);
        other.put(facts().provider(), "CONF-AUTRE");
        return other;
    }

    /**
     * D14: the document does not say which sign a credit note's amounts have.
     *
     * @param request its fields
     * @return the same with the other sign before each amount
     */
    Map<String, Object> negative(Map<String, Object> request) {
        Map<String, Object> negative = new LinkedHashMap<>(request);
        operation.fields().stream()
                .filter(Field::isAmount)
                .forEach(field -> negative.computeIfPresent(field.name(), (name, amount) -> "-" + amount));
        return negative;
    }

    /**
     * A credit note is taken with amounts of either sign, as the document lets it be; by the contract, without one.
     *
     * @param request a right one, of either type
     * @return it, or with the amounts that were taken
     */
    Map<String, Object> acceptedWithEitherSign(Map<String, Object> request) {
        Map<String, Object> sent = request;
        Answer answer = send(request);
        if (answer.refuses() && "N".equals(request.get(facts().type()))) {
            Map<String, Object> other = negative(request);
            Answer negative = send(other);
            if (negative.succeeds()) {
                trial.require(Level.CONTRAT, false, Text.both("HTTP 202"), Expectations.received(answer));
                trial.advise(new Text(
                        function.path() + " ne prend les montants d'une note de crédit que négatifs : lecture D14.",
                        function.path() + " takes a credit note's amounts as negative ones only: reading D14."));
                answer = negative;
                sent = other;
            }
        }
        trial.expect().accepted(answer);
        return sent;
    }

    /** {@return whether the target looks providers up, and was given this one of the account's own} */
    boolean isOwnProvider(Object provider) {
        return trial.target().data().ownProviders(holder(), operation).stream()
                .anyMatch(known -> known.first().equals(provider));
    }

    /** {@return whether providers were given, so that others may be refused} */
    boolean looksProvidersUp() {
        return trial.target().data().fields(function).contains(facts().provider());
    }

    private List<Combination> given() {
        return trial.target().data().ofFirstProvider(holder(), operation);
    }

    private Holder holder() {
        return trial.target().holder(account, function);
    }

    /**
     * A key that must be accepted is one that the target gave: where a change asks for a key with another extension, a
     * file with that extension is uploaded.
     *
     * @param valid a request with keys of real files
     * @param changed the same with something changed
     * @return the changed request with keys of real files
     */
    public Map<String, Object> withRealKeys(Map<String, Object> valid, Map<String, Object> changed) {
        Map<String, Object> real = new LinkedHashMap<>(changed);
        for (Field field : operation.fields()) {
            Object key = changed.get(field.name());
            if (field.isKey() && key != null && !key.equals(valid.get(field.name()))) {
                String text = String.valueOf(key);
                real.put(field.name(), trial.freshKey(function, text.substring(text.lastIndexOf('.') + 1)));
            }
        }
        return real;
    }

    /**
     * @param request another's
     * @return the same with files of this account's
     */
    Map<String, Object> again(Map<String, Object> request) {
        Map<String, Object> own = new LinkedHashMap<>(request);
        keyFields().forEach(field -> own.computeIfPresent(field, (name, key) -> freshKey()));
        return own;
    }

    /** {@return the key of a file that no request has named yet} */
    String freshKey() {
        return trial.key(account, function);
    }

    /** {@return the fields that hold a key} */
    List<String> keyFields() {
        return operation.keys().stream().map(Field::name).toList();
    }

    /** {@return what the contract says of it as a whole} */
    public Settlement facts() {
        return operation.asSettlement();
    }

    /**
     * @param request its fields
     * @return the response
     */
    public Answer send(Map<String, Object> request) {
        return trial.send(call(request));
    }

    /**
     * @param request its fields
     * @return the request, ready to be sent
     */
    public Call call(Map<String, Object> request) {
        return trial.json("PUT", function.path(), trial.token(account, function.path()), request);
    }
}
