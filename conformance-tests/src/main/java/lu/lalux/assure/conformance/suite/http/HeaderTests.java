package lu.lalux.assure.conformance.suite.http;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Headers as everyday clients write them without being asked. */
@ExtendWith(BenchExtension.class)
public class HeaderTests {

    /**
     * Nothing at all, what browsers' libraries send, and ranges: whatever else there is, JSON is accepted (RFC 9110,
     * 12.5.1).
     */
    private static final List<UnaryOperator<Call>> ACCEPTS = List.of(
            call -> call.without("Accept"),
            call -> call.with("Accept", "application/json, text/plain, */*"),
            call -> call.with("Accept", "*/*"),
            call -> call.with("Accept", "application/*"),
            call -> call.with("Accept", "Application/JSON"),
            call -> call.with("Accept", "text/html, application/*;q=0.001"),
            call -> call.with("Accept", "*/*;q=0, APPLICATION/JSON ; q=0.5"),
            call -> call.with("Accept", "text/html").and("Accept", "application/json"));

    /** The contract has no 406 for a settlement, whose answer has no content. */
    private static final UnaryOperator<Call> ANYTHING_ELSE = call -> call.with("Accept", "text/html");

    /** RFC 8259 section 11: the parameter has no effect. */
    @TestFactory
    @Requirement("http.charset")
    Stream<DynamicTest> charset(Cases cases) {
        return cases.forEachFunction((trial, function) ->
                served(trial, function, call -> call.with("Content-Type", "application/json; charset=utf-8")));
    }

    @Test
    @Requirement("token.charset")
    void charsetOfForm(Trial trial) {
        granted(trial, call -> call.with("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"));
    }

    @TestFactory
    @Requirement("http.accept")
    Stream<DynamicTest> accept(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call settlement = Demande.right(trial, function);
            Call upload = trial.json(
                    "PUT",
                    function.upload(),
                    trial.token(trial.account(function), function.upload()),
                    upload(trial, function));
            Stream.concat(ACCEPTS.stream(), Stream.of(ANYTHING_ELSE))
                    .forEach(accept -> trial.expect().accepted(trial.send(accept.apply(settlement))));
            ACCEPTS.forEach(accept -> trial.expect().verified(trial.send(accept.apply(upload)), "pdf"));
        });
    }

    @Test
    @Requirement("token.accept")
    void acceptOfToken(Trial trial) {
        ACCEPTS.forEach(accept -> granted(trial, accept));
        // An error is JSON for a browser as well (RFC 6749 section 5.2).
        Call refused = TokenForm.BASIC_FORM
                .call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path())
                .without("Authorization");
        trial.expect().oauthError(trial.send(refused.with("Accept", "text/html, */*;q=0.8")), 401, "invalid_client");
    }

    /** The method that most clients would send a body with. */
    @TestFactory
    @Requirement("http.methode-post")
    Stream<DynamicTest> post(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            String token = trial.token(trial.account(function), function.scopes());
            trial.expect().refused(trial.send(trial.json("POST", function.path(), token, demande.toRefuse())), 405);
            trial.expect()
                    .refused(trial.send(trial.json("POST", function.upload(), token, upload(trial, function))), 405);
        });
    }

    private static void served(Trial trial, Fonction function, UnaryOperator<Call> change) {
        trial.expect().accepted(trial.send(change.apply(Demande.right(trial, function))));
        String token = trial.token(trial.account(function), function.upload());
        Call upload = trial.json("PUT", function.upload(), token, upload(trial, function));
        trial.expect().verified(trial.send(change.apply(upload)), "pdf");
    }

    private static void granted(Trial trial, UnaryOperator<Call> change) {
        Call call =
                TokenForm.BASIC_FORM.call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path());
        trial.expect().status(Level.CONTRAT, trial.send(change.apply(call)), 200);
    }

    private static Map<String, Object> upload(Trial trial, Fonction function) {
        return trial.contract().operation("PUT", function.upload()).fullestExample();
    }
}
