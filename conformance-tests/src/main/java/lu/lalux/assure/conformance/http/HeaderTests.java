package lu.lalux.assure.conformance.http;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.implementation.TokenForm;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.reglement.Demande;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Cases;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Headers as everyday clients write them without being asked. */
@ExtendWith(BenchExtension.class)
public class HeaderTests {

    /** Nothing at all, and what browsers' libraries send: whatever else there is, JSON is accepted (RFC 9110, 12.5.1). */
    private static final List<UnaryOperator<Call>> ACCEPTS =
            List.of(call -> call.without("Accept"), call -> call.with("Accept", "application/json, text/plain, */*"));

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
        return cases.forEachFunction((trial, function) -> ACCEPTS.forEach(accept -> served(trial, function, accept)));
    }

    @Test
    @Requirement("token.accept")
    void acceptOfToken(Trial trial) {
        ACCEPTS.forEach(accept -> granted(trial, accept));
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
