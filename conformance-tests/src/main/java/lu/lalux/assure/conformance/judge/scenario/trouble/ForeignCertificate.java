package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * One connection has a certificate that nobody trusts: nothing is sent on it. What does it is no scenario's, but the
 * wire's.
 */
public final class ForeignCertificate implements Scenario {

    /** Its id. */
    public static final String ID = "incident.certificat-etranger";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        SessionEvents circumstances = evidence.log().circumstances();
        List<SessionEvents.Untrusted> met = circumstances.untrusted();
        if (met.isEmpty()) {
            return circumstances.isSecured()
                    ? Ruling.notShown(new Text(
                            "Aucune connexion n'a rencontré le certificat étranger.",
                            "No connection has met the foreign certificate."))
                    : Ruling.notApplicable(
                            new Text(
                                    "Aucun certificat étranger n'est présenté : la session se passe en HTTP, ou chez un juge partagé.",
                                    "No foreign certificate is shown: the session is in plain HTTP, or with a judge that is shared."));
        }
        return Ruling.of(met.stream()
                .filter(SessionEvents.Untrusted::request)
                .limit(1)
                .map(trusting -> new Remark(
                        new Text(
                                "Rien sur une connexion dont le certificat n'est pas vérifié.",
                                "Nothing on a connection whose certificate is not verified."),
                        new Text("Une requête y a été envoyée.", "A request was sent on it."),
                        first(evidence, trusting.connection())))
                .toList());
    }

    private static List<Exchange> first(Evidence evidence, long connection) {
        return evidence.log().that(encounter -> encounter.arrival().connection() == connection).stream()
                .limit(1)
                .toList();
    }
}
