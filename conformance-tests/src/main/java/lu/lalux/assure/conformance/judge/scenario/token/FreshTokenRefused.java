package lu.lalux.assure.conformance.judge.scenario.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * One invoice is answered 401 with a new token too. A 401 leads to a new token once, and then to a person: whoever goes
 * round in circles is let out at last. A client that is run again some seconds later finds the way open, so that nobody
 * is stuck here.
 */
public final class FreshTokenRefused implements Scenario {

    /** Its id. */
    static final String ID = "jeton.neuf-refuse";

    /**
     * One new token for a request, in each of three runs, is no loop yet: a person may have been called in between.
     */
    private static final int LOOP = 7;

    /** Where the judge runs the program, each run is known; twice in one, a library may do so beneath a program. */
    private static final int LOOP_IN_ONE_RUN = 5;

    private static final int LET_OUT = 12;

    /** In the runs after these the token is good: what comes behind this invoice has its turn as well. */
    private static final int RUNS = 3;

    /** Who comes back after that time goes round in no circle. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void draft(WorkListDraft book) {
        book.invoice(id());
    }

    @Override
    public Optional<Effect> effect(PendingRequest moment) {
        boolean own = moment.subject().isFor(id())
                && moment.subject().kind() == Kind.SETTLEMENT
                && !moment.early()
                && !moment.client().isEmpty();
        if (!own) {
            return Optional.empty();
        }
        List<Exchange> refused =
                moment.log().that(exchange -> exchange.scenario().equals(id()));
        boolean back = !refused.isEmpty()
                && moment.request().began()
                                - refused.get(refused.size() - 1).request().began()
                        > moment.tempo().of(PAUSE).toNanos();
        return back || refused.size() >= LET_OUT || isSeenInRuns(moment, refused)
                ? Optional.empty()
                : Optional.of(Effect.instead(TokenRefusals.ended(moment.contract())));
    }

    private static boolean isSeenInRuns(PendingRequest moment, List<Exchange> refused) {
        List<WireRequest> requests = Stream.concat(refused.stream().map(Exchange::request), Stream.of(moment.request()))
                .toList();
        SessionEvents circumstances = moment.log().circumstances();
        return IntStream.range(1, requests.size())
                        .filter(next -> circumstances.ofTwoRuns(requests.get(next - 1), requests.get(next)))
                        .count()
                >= RUNS;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> refused =
                evidence.log().that(exchange -> exchange.scenario().equals(id()));
        if (refused.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucune demande de règlement de sa facture n'est venue.",
                    "No settlement request of its invoice has come."));
        }
        boolean loop = evidence.mostInOneRun(refused)
                >= (evidence.log().circumstances().isRun() ? LOOP_IN_ONE_RUN : LOOP);
        if (!loop && !evidence.isPast(refused.get(refused.size() - 1))) {
            return Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."));
        }
        Remark remark = new Remark(
                new Text(
                        "Après un 401, un jeton neuf et un seul nouvel essai ; puis une personne.",
                        "After a 401, a new token and one more try; then a person."),
                new Text(
                        "La même demande, " + refused.size() + " fois refusée.",
                        "The same request, refused " + refused.size() + " times."),
                TokenAsked.few(refused));
        return loop ? Ruling.of(List.of(remark)) : Ruling.shown();
    }
}
