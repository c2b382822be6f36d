package lu.lalux.assure.conformance.suite.token;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token comes in one place, which may be written in every way that HTTP has for it: RFC 6750 section 2.1. */
@ExtendWith(BenchExtension.class)
public class BearerTests {

    /**
     * A token in another place than the header is not to be taken, whether the header is missing or has a token that is
     * none.
     */
    @TestFactory
    @Requirement("autorisation.ailleurs")
    Stream<DynamicTest> elsewhere(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            String token = operation.right(trial);
            Call without = operation.valid(trial).without("Authorization");
            for (TokenPlace place : TokenPlace.all()) {
                refused(trial, trial.send(place.in(without, token)));
            }
            Call wrong = without.bearer("CONF-jeton-invente");
            TokenPlace.ofEachKind().forEach(place -> refused(trial, trial.send(place.in(wrong, token))));
        });
    }

    /** RFC 9110 sections 11.1 and 11.4: a scheme has no case, and one space or more is behind it. */
    @TestFactory
    @Requirement("autorisation.schema-ecrit-autrement")
    Stream<DynamicTest> speltOtherwise(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Call call = operation.accepted(trial);
            for (String scheme : List.of("bearer ", "BEARER ", "Bearer  ")) {
                Answer answer = trial.send(call.with("Authorization", scheme + operation.right(trial)));
                if (operation.isSettlement()) {
                    trial.expect().accepted(answer);
                } else {
                    trial.expect().verified(answer, "pdf");
                }
            }
        });
    }

    /** 401, as there is no token that counts; or 400, where the request is looked at first. */
    private static void refused(Trial trial, Answer answer) {
        trial.expect().refused(answer);
        trial.require(
                Level.CONTRAT,
                Set.of(400, 401).contains(answer.status()),
                new Text("HTTP 401 (ou 400)", "HTTP 401 (or 400)"),
                Expectations.received(answer));
    }
}
