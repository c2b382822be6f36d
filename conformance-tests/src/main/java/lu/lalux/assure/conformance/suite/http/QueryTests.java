package lu.lalux.assure.conformance.suite.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fields are in the body, never in the address: what a query says is ignored, or the request is refused (contract,
 * info). Binders of frameworks read both into one object.
 */
@ExtendWith(BenchExtension.class)
public class QueryTests {

    /** A semicolon, bytes that are no UTF-8, a bracket that none closes: what readers of queries stumble over. */
    private static final String NO_TEXT = "?conf=1;conf=%FF%C3&conf[=%00";

    @TestFactory
    @Requirement("http.champs-en-adresse")
    Stream<DynamicTest> fieldsInTheAddress(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Operation settlement = trial.contract().operation("PUT", function.path());
            notFilled(trial, settlement, demande.call(Map.of()), demande.toRefuse());
            Map<String, Object> other = demande.other(demande.valid(), 1);
            ignored(trial, demande, other);
            ignored(trial, demande, Map.of(demande.facts().sums().get(0).total(), "1"));
            Call right = demande.call(demande.valid());
            trial.expect().acceptedOrRefused(trial.send(right.at(URI.create(right.uri() + NO_TEXT))));
            upload(trial, function);
        });
    }

    /** What the body lacks is missing, wherever else it is said. */
    private static void notFilled(Trial trial, Operation operation, Call call, Map<String, Object> right) {
        operation.fields().stream().filter(Field::required).forEach(field -> {
            Map<String, Object> lacking = new LinkedHashMap<>(right);
            Object value = lacking.remove(field.name());
            Call asked = trial.json("PUT", operation.path(), "", lacking);
            trial.expect().refused(trial.send(asking(call.body(asked.bytes()), Map.of(field.name(), value))));
        });
    }

    /** Where it is accepted, what is recorded is what the body says. */
    private static void ignored(Trial trial, Demande demande, Map<String, Object> query) {
        Map<String, Object> right = demande.valid();
        Answer answer = trial.send(asking(demande.call(right), query));
        trial.expect().acceptedOrRefused(answer);
        if (answer.succeeds()) {
            trial.expect().conflict(demande.send(demande.other(right, 2)), demande.facts());
            trial.expect().accepted(demande.send(right));
        }
    }

    private static void upload(Trial trial, Fonction function) {
        Operation upload = trial.contract().operation("PUT", function.upload());
        Map<String, Object> right = upload.fullestExample();
        Call call = trial.json("PUT", upload.path(), trial.token(trial.account(function), upload.path()), right);
        notFilled(trial, upload, call, right);
        Answer answer =
                trial.send(asking(call, Map.of(upload.only(Field::isFileName).name(), "CONF.txt")));
        if (answer.succeeds()) {
            trial.expect().verified(answer, "pdf");
        } else {
            trial.expect().refused(answer);
        }
    }

    private static Call asking(Call call, Map<String, Object> query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        query.forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        return call.at(GrantedToken.query(call.uri(), parameters));
    }
}
