package lu.lalux.assure.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One request and what came of it, for a log: no content, and in the place of every secret {@code ***}.
 *
 * @param methode {@code PUT} or {@code POST}
 * @param adresse where it went
 * @param statut the answer's HTTP status; 0 if there was none
 * @param duree how long it took
 * @param envoyes the request's headers
 * @param recus the answer's headers
 */
public record Echange(
        String methode,
        URI adresse,
        int statut,
        Duration duree,
        Map<String, List<String>> envoyes,
        Map<String, List<String>> recus) {

    /**
     * Copies the headers.
     *
     * @param methode {@code PUT} or {@code POST}
     * @param adresse where it went
     * @param statut the answer's HTTP status
     * @param duree how long it took
     * @param envoyes the request's headers
     * @param recus the answer's headers
     */
    public Echange {
        envoyes = Map.copyOf(envoyes);
        recus = Map.copyOf(recus);
    }
}
