package lu.lalux.assure.conformance.reglement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.implementation.Account;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.run.Trial;
import tools.jackson.databind.JsonNode;

/** A settlement request, made of the contract's examples: with a reference of its own, and the keys of real files. */
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
        Map<String, Object> request = new LinkedHashMap<>(example);
        request.put(facts().reference(), trial.reference());
        int number = 0;
        for (Field field : operation.fields()) {
            if (field.isKey() && request.containsKey(field.name())) {
                request.put(field.name(), fresh ? freshKey() : trial.sharedKey(function, number++));
            }
        }
        return request;
    }

    /**
     * A key that must be accepted is one that the target gave: where a change asks for a key with another extension, a file
     * with that extension is uploaded.
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

    /** {@return the key of a file that no request has named yet} */
    String freshKey() {
        return trial.key(account, function);
    }

    /** {@return the fields that hold a key} */
    List<String> keyFields() {
        return operation.keys().stream().map(Field::name).toList();
    }

    /** {@return what the contract says of it as a whole} */
    Settlement facts() {
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
