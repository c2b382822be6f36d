package lu.lalux.assure.conformance.judge.worklist;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
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

    private static final String SPECIAL = "s=+%:";

    /**
     * @param mark of the session
     * @param redirectUri where the implicit grant's answer goes
     * @return credentials that are new each time
     */
    public static Access fresh(String mark, String redirectUri) {
        String id = mark.toLowerCase(Locale.ROOT);
        return new Access(
                made("juge-" + id),
                made("juge-" + id + "-secret"),
                made("juge-" + id + "-portee"),
                "juge-" + id + "-application",
                redirectUri);
    }

    /**
     * @param name of a client or a person
     * @return the part of the session whose credentials these are, from 1; 0 when they are nobody's
     */
    public int part(String name) {
        return all().stream().map(Credentials::name).toList().indexOf(name) + 1;
    }

    /** {@return the credentials of each part, in order} */
    public List<Credentials> all() {
        return List.of(usual, wrong, narrow);
    }

    /** {@return the origin of the application's page, as a browser writes it (RFC 6454 section 6.2)} */
    public String origin() {
        URI page = URI.create(redirectUri);
        return page.getScheme() + "://" + page.getRawAuthority();
    }

    /**
     * @param text of a request
     * @return whether a secret of these is in it, in whatever way what is easily encoded wrongly has been encoded
     */
    public boolean isShownIn(String text) {
        return all().stream().map(Credentials::core).anyMatch(text::contains);
    }

    private static Credentials made(String name) {
        return new Credentials(name, SPECIAL + UUID.randomUUID().toString().replace("-", ""));
    }

    /**
     * @param software that comes with them
     * @return whom the session's model knows: the second part's client has another secret there
     */
    public Identities identities(Software software) {
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
