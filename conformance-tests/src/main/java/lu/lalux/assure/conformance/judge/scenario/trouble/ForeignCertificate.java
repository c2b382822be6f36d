package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.Untrusted;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * Some connections have a certificate that nobody trusts, or one for another name: nothing is sent on them. What does
 * it is no scenario's, but the wire's.
 */
public final class ForeignCertificate implements Scenario {

    /** The id of a certificate by nobody whom the client trusts. */
    public static final String FOREIGN = "incident.certificat-etranger";

    /** The id of a certificate by whom the client trusts, but for another name. */
    public static final String OTHER_NAME = "incident.certificat-autre-nom";

    private final String id;

    /**
     * @param id one of these
     */
    public ForeignCertificate(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        SessionEvents circumstances = evidence.log().circumstances();
        List<Untrusted> met = circumstances.untrusted().stream()
                .filter(untrusted -> untrusted.scenario().equals(id))
                .toList();
        if (met.isEmpty()) {
            return circumstances.isSecured()
                    ? Ruling.notShown(new Text(
                            "Aucune connexion n'a rencontré ce certificat.", "No connection has met this certificate."))
                    : Ruling.notApplicable(
                            new Text(
                                    "Aucun tel certificat n'est présenté : la session est sans --https, ou chez un juge partagé.",
                                    "No such certificate is shown: the session is without --https, or with a judge that is shared."));
        }
        return Ruling.of(Stream.of(Untrusted.Sent.REQUEST, Untrusted.Sent.WITHOUT_TLS)
                .flatMap(sent -> met.stream()
                        .filter(untrusted -> untrusted.sent() == sent)
                        .limit(1))
                .map(trusting -> new Remark(
                        new Text(
                                "Rien sur une connexion dont le certificat n'est pas vérifié.",
                                "Nothing on a connection whose certificate is not verified."),
                        trusting.sent() == Untrusted.Sent.REQUEST
                                ? new Text("Une requête y a été envoyée.", "A request was sent on it.")
                                : new Text(
                                        "Un jeton ou un secret a été envoyé sans TLS.",
                                        "A token or a secret was sent without TLS."),
                        first(evidence, trusting.connection())))
                .toList());
    }

    private static List<Exchange> first(Evidence evidence, long connection) {
        return evidence.log().that(exchange -> exchange.request().connection() == connection).stream()
                .limit(1)
                .toList();
    }
}
