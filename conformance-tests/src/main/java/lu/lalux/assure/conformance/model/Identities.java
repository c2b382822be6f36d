package lu.lalux.assure.conformance.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lu.lalux.assure.conformance.exchange.Credentials;

/**
 * Whom a model server knows.
 *
 * @param client of a repairer
 * @param otherClient of another repairer
 * @param expertClient of an expert
 * @param application public, for the implicit grant
 * @param redirectUri registered for the application
 * @param person an expert
 * @param otherPerson another expert
 */
public record Identities(
        Credentials client,
        Credentials otherClient,
        Credentials expertClient,
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
                "modele-application",
                "https://application.exemple.lu:8443/retour",
                made("modele-personne"),
                made("modele-autre-personne"));
    }

    private static Credentials made(String name) {
        return new Credentials(name, "secret é+" + UUID.randomUUID());
    }

    /** {@return whether an account is a person's, and not a client's} */
    boolean isPerson(String account) {
        return account.equals(person.name()) || account.equals(otherPerson.name());
    }

    private List<Credentials> clients() {
        return List.of(client, otherClient, expertClient);
    }

    /** RFC 6749 section 2.3.1: both parts are form-encoded, in whatever way. */
    Optional<Credentials> clientOf(String authorization, Conduct conduct) {
        String[] parts = decoded(authorization).split(":", 2);
        if (!authorization.startsWith("Basic ") || parts.length < 2) {
            return Optional.empty();
        }
        String name = conduct.has(Slip.CLIENT_ID_NOT_DECODED) ? parts[0] : formDecoded(parts[0]);
        String secret = formDecoded(parts[1]);
        return clients().stream()
                .filter(known -> known.name().equals(name) && holds(known, secret, conduct))
                .filter(known -> !conduct.has(Slip.ONE_ENCODING_ONLY)
                        || known.clientBasic().equals(authorization))
                .findFirst();
    }

    private boolean holds(Credentials known, String secret, Conduct conduct) {
        return known.secret().equals(secret)
                || (conduct.has(Slip.SECRET_CASE_IGNORED) && known.secret().equalsIgnoreCase(secret))
                || (conduct.has(Slip.SECRET_OF_ANYONE)
                        && clients().stream().anyMatch(other -> other.secret().equals(secret)));
    }

    Optional<Credentials> clientOfBare(String authorization) {
        return clients().stream()
                .filter(known -> known.bare().equals(authorization))
                .findFirst();
    }

    Optional<Credentials> clientNamed(String authorization) {
        return clients().stream()
                .filter(known -> new Credentials(known.name(), "").clientBasic().length() <= authorization.length()
                        && decoded(authorization).startsWith(known.name() + ":"))
                .findFirst();
    }

    Optional<Credentials> personOf(String authorization) {
        return List.of(person, otherPerson).stream()
                .filter(known -> known.userBasic().equals(authorization))
                .findFirst();
    }

    Optional<Credentials> personOf(Map<String, List<String>> form) {
        return List.of(person, otherPerson).stream()
                .filter(known -> List.of(known.name()).equals(form.get("username"))
                        && List.of(known.secret()).equals(form.get("password")))
                .findFirst();
    }

    /** {@return whether there is nobody of that name, whoever gave it} */
    boolean isStranger(String name) {
        return List.of(person, otherPerson).stream()
                .noneMatch(known -> known.name().equals(name));
    }

    private static String formDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    static String decoded(String authorization) {
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.replaceFirst("^Basic ", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
