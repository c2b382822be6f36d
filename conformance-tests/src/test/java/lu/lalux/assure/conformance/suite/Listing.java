package lu.lalux.assure.conformance.suite;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.run.Selection;
import lu.lalux.assure.conformance.suite.run.SuiteRun;

/** The tests that a suite has, of no target in particular. */
public final class Listing {

    private static final URI NOWHERE = URI.create("http://localhost");

    private Listing() {}

    /**
     * @param suite of a contract
     * @param selection which tests
     * @return an entry for each
     */
    public static List<Outcome> of(SuiteRun suite, Selection selection) {
        return suite.list(
                new Target(
                        NOWHERE,
                        NOWHERE,
                        NOWHERE,
                        new Credentials("nobody", "none"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(1)),
                selection);
    }
}
