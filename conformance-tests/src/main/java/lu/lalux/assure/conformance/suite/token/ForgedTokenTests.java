package lu.lalux.assure.conformance.suite.token;

import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token is the one that the server gave, to the letter: RFC 6750 section 5.2, RFC 8725. */
@ExtendWith(BenchExtension.class)
public class ForgedTokenTests {

    @TestFactory
    @Requirement("autorisation.jeton-approchant")
    Stream<DynamicTest> nearly(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Call call = operation.valid(trial);
            String token = operation.right(trial);
            String other = operation.other(trial);
            for (NearToken near : NearToken.values()) {
                near.of(token, other, operation.path(), operation.sibling())
                        .ifPresent(text -> refused(trial, call, text));
            }
        });
    }

    @TestFactory
    @Requirement("autorisation.jeton-forge")
    Stream<DynamicTest> forged(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Call call = operation.valid(trial);
            for (Forgery forgery : Forgery.values()) {
                refused(
                        trial,
                        call,
                        forgery.of(
                                operation.right(trial), trial.target().client().secret()));
            }
        });
    }

    private static void refused(Trial trial, Call call, String token) {
        trial.expect().invalidToken(trial.send(call.bearer(token)));
    }
}
