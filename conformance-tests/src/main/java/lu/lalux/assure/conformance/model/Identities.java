package lu.lalux.assure.conformance.model;

import java.util.List;
import java.util.UUID;
import lu.lalux.assure.conformance.exchange.Credentials;

/**
 * Whom a model server knows.
 *
 * @param client of a repairer
 * @param otherClient of another repairer
 * @param expertClient of an expert
 * @param bothClient of somebody who is both
 * @param application public, for the implicit grant
 * @param redirectUri registered for the application
 * @param person an expert
 * @param otherPerson another expert
 */
public record Identities(
        Credentials client,
        Credentials otherClient,
        Credentials expertClient,
        Credentials bothClient,
        String application,
        String redirectUri,
        Credentials person,
        Credentials otherPerson) {

    /** Each path that takes a token is a scope of its own. */
    public static final List<String> SCOPES = List.of("/reparateur", "/reparateur/upload", "/expert", "/expert/upload");

    /** {@return made up, with secrets that are new each time} */
    public static Identities madeUp() {
        return new Identities(
                made("modele-garage"),
                made("modele-autre-garage"),
                made("modele-expert"),
                made("modele-deux-metiers"),
                "modele-application",
                "https://application.exemple.lu:8443/retour",
                made("modele-personne"),
                made("modele-autre-personne"));
    }

    /** With what is easily encoded wrongly; in capital and small letters, so that their exchange makes another one. */
    private static Credentials made(String name) {
        return new Credentials(name, "A1é% secret+:" + UUID.randomUUID());
    }

    /** {@return what an account may ask for} */
    List<String> scopesOf(String account) {
        if (account.equals(bothClient.name())) {
            return SCOPES;
        }
        return account.equals(client.name()) || account.equals(otherClient.name())
                ? SCOPES.subList(0, 2)
                : SCOPES.subList(2, 4);
    }

    /** {@return all clients} */
    public List<Credentials> clients() {
        return List.of(client, otherClient, expertClient, bothClient);
    }

    /** {@return all persons} */
    public List<Credentials> persons() {
        return List.of(person, otherPerson);
    }
}
