package lu.lalux.assure.conformance.suite.reglement;

import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What was taken at the beginning is known when much else was taken since. JUnit runs what is isolated when all else has
 * ended, so that a whole run lies in between; where little is run, a few requests do.
 */
@Isolated
@ExtendWith(BenchExtension.class)
public class LaterTests {

    /** More requests than a small cache has room for. */
    private static final int REQUESTS = 12;

    /** More files than a small cache has room for. */
    private static final int FILES = 24;

    /** A server that remembers the last request alone, the last ten, or for seconds would take the first for new. */
    @TestFactory
    @Requirement("reglement.entre-temps")
    Stream<DynamicTest> sameAfterOthers(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = trial.early(function).request();
            for (int time = 0; time < REQUESTS; time++) {
                trial.expect().accepted(demande.send(demande.valid()));
            }
            trial.expect().conflict(demande.send(demande.other(request, 1)), demande.facts());
            trial.expect().accepted(demande.send(request));
        });
    }

    /** Of the name of the file, too: nothing makes a file of it that takes another one's place. */
    @TestFactory
    @Requirement("reglement.cle-apres-d-autres")
    Stream<DynamicTest> keyAfterOthers(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            String first = trial.early(function).key();
            Map<String, Object> request = demande.valid();
            demande.keyFields().stream().limit(1).forEach(field -> request.put(field, first));
            Map<String, Object> file =
                    trial.contract().operation("PUT", function.upload()).fullestExample();
            Call upload =
                    trial.json("PUT", function.upload(), trial.token(trial.account(function), function.upload()), file);
            for (int time = 0; time < FILES; time++) {
                trial.expect().verified(trial.send(upload), "pdf");
            }
            trial.expect().accepted(demande.send(request));
        });
    }
}
