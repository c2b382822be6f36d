package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Encounter;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Act;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Moment;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Sequel;

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
    Optional<Act> happen(Moment moment, List<Encounter> before) {
        return moment.early() || !before.isEmpty()
                ? Optional.empty()
                : Optional.of(Act.instead(Replies.problem(moment, "service-indisponible")
                        .header(
                                Replies.RETRY_AFTER,
                                HTTP_DATE.format(
                                        ZonedDateTime.now(ZoneOffset.UTC).plus(WAIT)))));
    }

    @Override
    Ruling judge(Evidence evidence, List<Encounter> hits) {
        return Ruling.of(new Sequel(evidence, hits.get(0))
                .notBefore(WAIT.minusSeconds(1))
                .remarks());
    }
}
