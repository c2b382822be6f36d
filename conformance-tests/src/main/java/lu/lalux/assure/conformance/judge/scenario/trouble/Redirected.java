package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.Authorities;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;

/**
 * An answer points to another host's name, which is the judge's too: no function redirects, so nobody follows, with the
 * token or without it: the invoice is not that host's either.
 */
public final class Redirected extends Incident {

    /** With what the paths begin that only a redirect leads to. */
    public static final String ELSEWHERE = "/ailleurs";

    private static final Set<String> HERE = Set.of("127.0.0.1", "[::1]");
    private static final String HERE_TOO = "localhost";

    private final int status;

    private Redirected(String id, Kind kind, int status) {
        super(id, kind);
        this.status = status;
    }

    /** {@return of a settlement, for this once} */
    public static Redirected settlement() {
        return new Redirected("incident.redirection", Kind.SETTLEMENT, 307);
    }

    /** {@return of an upload, by the status that is followed without its body} */
    public static Redirected upload() {
        return new Redirected("incident.depot-redirection", Kind.UPLOAD, 302);
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return moment.early() || !before.isEmpty()
                ? Optional.empty()
                : other(moment)
                        .map(host -> Effect.instead(new Reply(status)
                                .header(
                                        "Location",
                                        "//" + host + ELSEWHERE
                                                + moment.request().path())));
    }

    /** {@return the judge's other name; none where it is known by a third, under which nobody would see what comes} */
    private static Optional<String> other(PendingRequest moment) {
        String host = moment.request().host();
        return moment.log()
                .circumstances()
                .authorities()
                .flatMap(found -> other(host, found))
                .or(() -> otherHere(host));
    }

    /**
     * By the name alone: what stands before the judge may leave the port out, or write one that is the scheme's own.
     */
    private static Optional<String> other(String host, Authorities found) {
        if (name(host).equalsIgnoreCase(name(found.functions()))) {
            return Optional.of(found.tokens());
        }
        return name(host).equalsIgnoreCase(name(found.tokens())) ? Optional.of(found.functions()) : Optional.empty();
    }

    private static Optional<String> otherHere(String host) {
        String name = name(host);
        String port = host.substring(name.length());
        if (name.equalsIgnoreCase(HERE_TOO)) {
            return Optional.of("127.0.0.1" + port);
        }
        return HERE.contains(name) ? Optional.of(HERE_TOO + port) : Optional.empty();
    }

    private static String name(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        Exchange hit = hits.get(0);
        String path = ELSEWHERE + hit.request().path();
        return Ruling.of(evidence.log().that(later -> later.request().path().equals(path)).stream()
                .limit(1)
                .map(leak -> new Remark(
                        new Text(
                                "Aucune requête à un autre hôte que celui de l'API.",
                                "No request to another host than the API's."),
                        new Text(
                                "Une requête est allée à « " + leak.request().host() + " ».",
                                "A request went to \"" + leak.request().host() + "\"."),
                        List.of(hit, leak)))
                .toList());
    }
}
