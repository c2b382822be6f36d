package lu.lalux.assure.conformance.judge.session;

import java.util.UUID;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.judge.software.Software;
import lu.lalux.assure.conformance.judge.software.TokenWay;
import lu.lalux.assure.conformance.model.Identities;

/**
 * With what a software comes, in each part of its session. The secrets have what is easily encoded wrongly.
 *
 * @param usual for the first part: a client's, or a person's
 * @param wrong whose secret the server does not take, for the second part
 * @param narrow whose scopes do not reach, for the third part
 * @param application public, for the implicit grant
 * @param redirectUri registered for it
 */
public record Access(Credentials usual, Credentials wrong, Credentials narrow, String application, String redirectUri) {

    /**
     * @param mark of the session
     * @param redirectUri where the implicit grant's answer goes
     * @return credentials that are new each time
     */
    public static Access fresh(String mark, String redirectUri) {
        String id = mark.toLowerCase(java.util.Locale.ROOT);
        return new Access(
                made("juge-" + id),
                made("juge-" + id + "-secret"),
                made("juge-" + id + "-portee"),
                "juge-" + id + "-application",
                redirectUri);
    }

    private static Credentials made(String name) {
        return new Credentials(name, "s=+%:" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** Whom the session's model knows: the second part's client has another secret there. */
    Identities identities(Software software) {
        Credentials nobody = made("personne");
        boolean client = software.way() == TokenWay.CLIENT_CREDENTIALS;
        boolean repairer = software.trade() == Fonction.REPARATEUR;
        return new Identities(
                client && repairer ? usual : made("un"),
                made(wrong.name()),
                client && !repairer ? usual : made("deux"),
                narrow,
                application,
                redirectUri,
                client ? made("trois") : usual,
                nobody);
    }
}
