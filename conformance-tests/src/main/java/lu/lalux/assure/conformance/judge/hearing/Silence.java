package lu.lalux.assure.conformance.judge.hearing;

import java.time.Duration;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Encounter;
import lu.lalux.assure.conformance.judge.session.Session;

/** By what the end of a session is known that nobody announces. */
public final class Silence {

    private Silence() {}

    /**
     * @param session that is held
     * @param quiet how long nothing has to have come
     * @return whether credentials of each part have come, and for so long nothing has
     */
    public static boolean isOver(Session session, Duration quiet) {
        List<Encounter> all = session.evidence(false).log().all();
        if (all.isEmpty()) {
            return false;
        }
        long last = all.stream()
                .mapToLong(encounter ->
                        Math.max(encounter.ended(), encounter.arrival().began()))
                .max()
                .getAsLong();
        long seen = all.stream()
                .map(Encounter::client)
                .filter(client -> !client.isEmpty())
                .map(session.access()::part)
                .distinct()
                .count();
        return System.nanoTime() - last > quiet.toNanos()
                && seen >= session.list().parts();
    }
}
