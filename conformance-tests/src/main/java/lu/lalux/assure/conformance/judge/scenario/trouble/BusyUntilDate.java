package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Ruling;

/** The service is not there until a date: the contract gives seconds, but what stands before a server may not. */
public final class BusyUntilDate extends Incident {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** A date has no fractions: up to a second of it is lost. */
    private static final Duration WAIT = Duration.ofSeconds(4);

    /** As an HTTP date. */
    public BusyUntilDate() {
        super("incident.indisponible-jusqu-a", Kind.SETTLEMENT);
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return moment.early() || !before.isEmpty()
                ? Optional.empty()
                : Optional.of(Effect.instead(Replies.problem(moment, "service-indisponible")
                        .header(
                                Replies.RETRY_AFTER,
                                HTTP_DATE.format(
                                        ZonedDateTime.now(ZoneOffset.UTC).plus(WAIT)))));
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        return Ruling.of(new LaterRequests(evidence, hits.get(0))
                .notBefore(WAIT.minusSeconds(1))
                .remarks());
    }
}
