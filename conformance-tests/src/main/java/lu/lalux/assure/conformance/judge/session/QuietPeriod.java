package lu.lalux.assure.conformance.judge.session;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.evidence.Exchange;

/** By what the end of a session is known that nobody announces. */
public final class QuietPeriod {

    private QuietPeriod() {}

    /**
     * @param session that is held
     * @param quiet how long nothing has to have come
     * @param breaking what breaks a silence
     * @return whether credentials of each part have come, and for so long nothing has
     */
    public static boolean isOver(Session session, Duration quiet, Predicate<Exchange> breaking) {
        List<Exchange> all = session.evidence(false).log().all();
        OptionalLong last = all.stream()
                .filter(breaking)
                .mapToLong(exchange ->
                        Math.max(exchange.ended(), exchange.request().began()))
                .max();
        long seen = all.stream()
                .map(Exchange::client)
                .filter(client -> !client.isEmpty())
                .map(session.access()::part)
                .distinct()
                .count();
        return last.isPresent()
                && System.nanoTime() - last.getAsLong() > quiet.toNanos()
                && seen >= session.list().parts();
    }
}
