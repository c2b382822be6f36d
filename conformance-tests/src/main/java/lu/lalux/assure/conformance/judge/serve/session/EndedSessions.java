package lu.lalux.assure.conformance.judge.serve.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.juge.api.model.Session;

/**
 * The sessions that have ended and are kept, in the order in which they make room for others; not for several threads.
 */
final class EndedSessions {

    /** A certificate may be asked for long after; a report is read at once. */
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::certified).thenComparing(Place::ended);

    private final Map<String, Place> places = new HashMap<>();

    private record Place(boolean certified, Instant ended) {}

    void add(Session ended) {
        places.put(
                ended.getSession(),
                new Place(
                        Boolean.TRUE.equals(ended.getCertificat()),
                        Optional.ofNullable(ended.getFin()).orElse(ended.getOuverte())));
    }

    void remove(String id) {
        places.remove(id);
    }

    int size() {
        return places.size();
    }

    /** {@return the one that goes first} */
    Optional<String> first() {
        return places.entrySet().stream().min(Map.Entry.comparingByValue(ORDER)).map(Map.Entry::getKey);
    }
}
