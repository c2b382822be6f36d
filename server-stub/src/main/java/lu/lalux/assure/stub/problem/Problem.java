package lu.lalux.assure.stub.problem;

import java.time.Duration;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A problem before it is put into words: {@code #/components/schemas/Probleme} without its texts.
 *
 * @param type the catalogue's type
 * @param status the HTTP status of what HTTP itself refuses; else 0: the catalogue knows it
 * @param detail what is wrong this time, if there is more to say than the title
 * @param faults every fault of the request, at most {@value #MAX_FAULTS} are shown
 * @param headers what goes with it, such as {@code Allow}
 */
public record Problem(
        ProblemType type, int status, @Nullable Message detail, List<Fault> faults, HttpHeaders headers) {

    /** {@code maxItems} of the contract's {@code errors}. */
    public static final int MAX_FAULTS = 100;

    /** Of a status that has no words of its own, those of {@code other} tell the number. */
    private static final ResourceBundle WORDS = ResourceBundle.getBundle(Messages.BUNDLES[0], Language.FR.locale());

    private static final String OF_STATUS = "problem.status.";

    public Problem {
        faults = List.copyOf(faults);
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    public static Problem of(ProblemType type, Message detail) {
        return new Problem(type, 0, detail, List.of(), new HttpHeaders());
    }

    /** A problem that lists faults; its detail says how many. */
    public static Problem ofFaults(ProblemType type, List<Fault> faults) {
        return ofFaults(type, faults, 0);
    }

    /** The same, when there are so many more faults that they were only counted. */
    public static Problem ofFaults(ProblemType type, List<Fault> faults, int more) {
        int count = faults.size() + more;
        Message detail = count == 1
                ? Message.of("problem.faults.one")
                : Message.of(count > MAX_FAULTS ? "problem.faults.too-many" : "problem.faults.many", count, MAX_FAULTS);
        return new Problem(type, 0, detail, faults, new HttpHeaders());
    }

    /** What HTTP itself refuses with this status, before any operation is reached (D16). */
    public static Problem ofStatus(int status) {
        Message detail = WORDS.containsKey(OF_STATUS + status)
                ? Message.of(OF_STATUS + status)
                : Message.of(OF_STATUS + "other", status);
        return ofStatus(status, detail);
    }

    /** The same, where there is more to say than the status does. */
    public static Problem ofStatus(int status, Message detail) {
        return new Problem(ProblemType.REQUETE_HTTP_REFUSEE, status, detail, List.of(), new HttpHeaders());
    }

    /** Nothing more can be taken on now; the client may come again after the delay. */
    public static Problem unavailable(Duration retryAfter) {
        return retry(retryAfter, "problem.retry");
    }

    /**
     * Nobody knows whether what was asked for has been done, or will be; so the answer must not say that nothing was
     * recorded. The client may send the same again after the delay.
     */
    public static Problem uncertain(Duration retryAfter) {
        return retry(retryAfter, "problem.uncertain");
    }

    private static Problem retry(Duration after, String key) {
        String seconds = Long.toString(Math.max(1, after.toSeconds()));
        return of(ProblemType.SERVICE_INDISPONIBLE, Message.of(key, seconds)).with(HttpHeaders.RETRY_AFTER, seconds);
    }

    /** The same problem with one more header. */
    public Problem with(String header, String value) {
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.add(header, value);
        return new Problem(type, status, detail, faults, more);
    }

    /** The same problem with its faults named. */
    public Problem with(List<Fault> named) {
        return new Problem(type, status, detail, named, headers);
    }
}
