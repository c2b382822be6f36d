package lu.lalux.assure.conformance.judge.hearing;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.evidence.Encounter;
import lu.lalux.assure.conformance.judge.session.Session;

/** By what the end of a session is known that nobody announces. */
public final class Silence {

    private Silence() {}

    /**
     * @param session that is held
     * @param quiet how long nothing has to have come
     * @param breaking what breaks a silence
     * @return whether credentials of each part have come, and for so long nothing has
     */
    public static boolean isOver(Session session, Duration quiet, Predicate<Encounter> breaking) {
        List<Encounter> all = session.evidence(false).log().all();
        OptionalLong last = all.stream()
                .filter(breaking)
                .mapToLong(encounter ->
                        Math.max(encounter.ended(), encounter.arrival().began()))
                .max();
        long seen = all.stream()
                .map(Encounter::client)
                .filter(client -> !client.isEmpty())
                .map(session.access()::part)
                .distinct()
                .count();
        return last.isPresent()
                && System.nanoTime() - last.getAsLong() > quiet.toNanos()
                && seen >= session.list().parts();
    }
}
