package lu.lalux.assure.conformance.suite.result;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;

/**
 * What came of one test.
 *
 * @param id of the test: the requirement's, or the derived case's
 * @param requirement that it judges
 * @param title what it tests
 * @param state how it ended
 * @param nonconformities what was found
 * @param reason why it was skipped, does not concern the target, or broke
 * @param exchanges what was sent and received, in order
 * @param millis how long it took
 */
public record Outcome(
        String id,
        RegisterEntry requirement,
        Text title,
        State state,
        List<Nonconformity> nonconformities,
        Optional<Text> reason,
        List<Exchange> exchanges,
        long millis) {

    /** How a test ends. */
    public enum State {
        /** As required. */
        PASSED("réussi", "passed"),
        /** Not as required. */
        FAILED("échoué", "failed"),
        /** Failed, and passed when it was run once more: neither of the two. */
        UNSTABLE("instable", "unstable"),
        /** Not run, for a reason that is given. */
        SKIPPED("sauté", "skipped"),
        /** Of no concern to this target, for a reason that is given: it takes nothing from the verdict. */
        NOT_APPLICABLE("sans objet", "not applicable"),
        /** What must come before it (a token, an upload) failed: no verdict, whatever was asked for. */
        BLOCKED("bloqué", "blocked"),
        /** The suite itself broke: a fault of ours, and no verdict. */
        BROKEN("suite en défaut", "suite broke");

        private final Text word;

        State(String fr, String en) {
            this.word = new Text(fr, en);
        }

        /** {@return the state for a reader} */
        public Text word() {
            return word;
        }
    }

    /** Copies. */
    public Outcome {
        nonconformities = List.copyOf(nonconformities);
        exchanges = List.copyOf(exchanges);
    }

    /** {@return the last exchange; nothing where no answer came} */
    public Optional<Exchange> last() {
        return exchanges.stream().reduce((before, after) -> after);
    }

    /**
     * @param why nothing was tested
     * @return the same test, blocked
     */
    public Outcome blocked(Text why) {
        return new Outcome(id, requirement, title, State.BLOCKED, List.of(), Optional.of(why), List.of(), 0);
    }

    /**
     * @param profile to judge by
     * @return whether this test fails it
     */
    public boolean fails(Profile profile) {
        return state == State.FAILED && found(profile);
    }

    /**
     * @param profile to judge by
     * @return whether this test failed it once, and not the second time
     */
    boolean wavers(Profile profile) {
        return state == State.UNSTABLE && found(profile);
    }

    /** What is told in another way than the contract has it fails there, and does not concern the document. */
    boolean doesNotConcern(Profile profile) {
        return state == State.NOT_APPLICABLE || (state == State.FAILED && reason.isPresent() && !found(profile));
    }

    private boolean found(Profile profile) {
        return nonconformities.stream().anyMatch(found -> profile.judges(found.level()));
    }
}
