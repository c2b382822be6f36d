package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.register.Text;

/**
 * The server fails, a few times in a row: again, but not at once each time; and as long as it comes again at once: that is
 * a storm.
 */
public final class ErrorAgain extends Incident {

    /** The id of the one that {@link lu.lalux.assure.conformance.judge.scenario.manners.GrowingWaits} looks at too. */
    public static final String SETTLEMENT = "incident.erreur-interne";

    /** What comes sooner has not waited at all. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** So many repeats without a wait are no few tries. */
    private static final int STORM = 10;

    private final int times;

    private ErrorAgain(String id, Kind kind, int times) {
        super(id, kind);
        this.times = times;
    }

    /** {@return for a settlement} */
    public static ErrorAgain settlement() {
        return new ErrorAgain(SETTLEMENT, Kind.SETTLEMENT, 4);
    }

    /** {@return for an upload} */
    public static ErrorAgain upload() {
        return new ErrorAgain("incident.depot-erreur-interne", Kind.UPLOAD, 2);
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return moment.early() || before.size() >= times && !isStorm(moment, before)
                ? Optional.empty()
                : Optional.of(Effect.instead(Replies.problem(moment, "erreur-interne")));
    }

    private static boolean isStorm(PendingRequest moment, List<Exchange> before) {
        long since = moment.request().began()
                - before.get(before.size() - 1).request().began();
        return before.size() <= STORM && since < moment.tempo().of(AT_ONCE).toNanos();
    }

    /** By the contract nothing is recorded behind a 500: another content is bad manners, and pays nothing twice. */
    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        return waits(evidence, hits)
                .advising(new LaterRequests(evidence, hits.get(0)).sameInRun().remarks());
    }

    /**
     * The first repeat may come at once: that finds out whether it was a moment's weakness. So may the first of a run:
     * when that begins is not the program's doing.
     */
    private Ruling waits(Evidence evidence, List<Exchange> hits) {
        List<Exchange> all = new ArrayList<>(List.of(hits.get(0)));
        all.addAll(new LaterRequests(evidence, hits.get(0)).repeats());
        List<Exchange> hasty = new ArrayList<>();
        long least = evidence.tempo().of(AT_ONCE).toNanos();
        for (int i = 1; i < all.size() && i <= hits.size(); i++) {
            WireRequest before = all.get(i - 1).request();
            WireRequest again = all.get(i).request();
            if (again.began() - before.began() < least
                    && !evidence.log().circumstances().ofTwoRuns(before, again)) {
                hasty.add(all.get(i));
            }
        }
        if (hasty.size() < 2) {
            return Ruling.shown();
        }
        Remark remark = new Remark(
                new Text(
                        "Réessayer quelques fois, en attendant 0,5 s au moins, et chaque fois un peu plus.",
                        "Again a few times, waiting 0.5 s at least, and a little longer each time."),
                new Text(
                        hasty.size() + " nouveaux envois à moins de 0,5 s du précédent.",
                        hasty.size() + " repeats within 0.5 s of the one before."),
                all.subList(0, Math.min(all.size(), times + 1)));
        return hasty.size() > STORM
                ? Ruling.of(List.of(remark))
                : Ruling.shown().advising(remark);
    }
}
