package lu.lalux.assure.conformance.suite.tolerance;

import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.Trial;

/** A right settlement request in an older reading's form. */
final class OlderForms {

    private OlderForms() {}

    /** {@return T1: the fields in the query, and no body} */
    static Call inQuery(Trial trial, Fonction function) {
        Map<String, String> parameters = new LinkedHashMap<>();
        new Demande(trial, function).valid().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        URI address = GrantedToken.query(trial.target().address(function.path()), parameters);
        return Call.of("PUT", address).bearer(trial.token(trial.account(function), function.path()));
    }

    /** {@return T2: the field under another name} */
    static Map<String, Object> rename(Map<String, Object> request, Field field, String name) {
        Map<String, Object> changed = new LinkedHashMap<>();
        request.forEach((key, value) -> changed.put(key.equals(field.name()) ? name : key, value));
        return changed;
    }

    /** {@return T3: the field's value as another type of JSON} */
    static Map<String, Object> retype(Map<String, Object> request, Field field, String type) {
        Map<String, Object> changed = new LinkedHashMap<>(request);
        changed.computeIfPresent(
                field.name(),
                (name, value) -> type.equals("number") ? new BigDecimal(String.valueOf(value)) : String.valueOf(value));
        return changed;
    }
}
