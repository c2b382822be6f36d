package lu.lalux.assure.conformance.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.access.TextLiberty;

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

    /** {@return whether an account is a person's, and not a client's} */
    boolean isPerson(String account) {
        return account.equals(person.name()) || account.equals(otherPerson.name());
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

    /** {@return the secrets of the clients} */
    List<String> secrets() {
        return clients().stream().map(Credentials::secret).toList();
    }

    private List<Credentials> clients() {
        return List.of(client, otherClient, expertClient, bothClient);
    }

    private List<Credentials> persons() {
        return List.of(person, otherPerson);
    }

    /** RFC 6749 section 2.3.1: both parts are form-encoded, in whatever way. */
    Optional<Credentials> clientOf(String authorization, Conduct conduct) {
        String[] parts = pair(authorization, "/token", conduct).split(":", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String name = conduct.has(Slip.CLIENT_ID_NOT_DECODED) ? parts[0] : formDecoded(parts[0], conduct);
        String secret = formDecoded(parts[1], conduct);
        if (secret.isEmpty() && name.equals(application) && conduct.has(Slip.APPLICATION_TAKEN_AT_TOKEN)) {
            return Optional.of(client);
        }
        return Stream.concat(
                        clients().stream(),
                        conduct.has(Slip.PERSON_TAKEN_AT_TOKEN) ? persons().stream() : Stream.empty())
                .filter(known -> same(name, known.name(), Slip.CLIENT_ID_LIKENESS_TAKEN, "", conduct)
                        && holds(known, secret, conduct))
                .filter(known -> !conduct.has(Slip.ONE_ENCODING_ONLY)
                        || known.clientBasic().equals(authorization))
                .findFirst();
    }

    private boolean holds(Credentials known, String secret, Conduct conduct) {
        return same(secret, known.secret(), Slip.SECRET_LIKENESS_TAKEN, "", conduct)
                || (conduct.has(Slip.SECRET_CASE_IGNORED) && known.secret().equalsIgnoreCase(secret))
                || (conduct.has(Slip.SECRET_OF_ANYONE)
                        && clients().stream().anyMatch(other -> other.secret().equals(secret)));
    }

    /** {@return whether what was sent is taken for what is known; a slip's place ends in the likeness} */
    private static boolean same(String sent, String known, Slip slip, String where, Conduct conduct) {
        return sent.equals(known)
                || conduct.makes(slip)
                        && Stream.of(TextLiberty.values())
                                .anyMatch(liberty -> conduct.has(slip, (where + " " + liberty.word()).strip())
                                        && liberty.sees(sent, known));
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

    /** RFC 7617 section 2: a name has no colon, a password may have one. */
    Optional<Credentials> personOf(String authorization, Conduct conduct) {
        String pair = pair(authorization, "/authen", conduct);
        int colon = conduct.has(Slip.LAST_COLON_PARTS) ? pair.lastIndexOf(':') : pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : personOf(pair.substring(0, colon), pair.substring(colon + 1), "header", conduct);
    }

    Optional<Credentials> personOf(Map<String, List<String>> form, Conduct conduct) {
        return personOf(
                form.getOrDefault("username", List.of("")).get(0),
                form.getOrDefault("password", List.of("")).get(0),
                "form",
                conduct);
    }

    private Optional<Credentials> personOf(String name, String password, String where, Conduct conduct) {
        return Stream.concat(
                        persons().stream(),
                        conduct.has(Slip.CLIENT_TAKEN_AT_AUTHEN, where) ? clients().stream() : Stream.empty())
                .filter(known -> same(name, known.name(), Slip.PERSON_LIKENESS_TAKEN, where, conduct)
                        && same(password, known.secret(), Slip.PASSWORD_LIKENESS_TAKEN, where, conduct))
                .findFirst();
    }

    /** {@return whether there is nobody of that name, whoever gave it} */
    boolean isStranger(String name) {
        return persons().stream().noneMatch(known -> known.name().equals(name));
    }

    /** {@return whether it is the application's} */
    boolean isApplication(String clientId, Conduct conduct) {
        return same(clientId, application, Slip.APPLICATION_LIKENESS_TAKEN, "", conduct)
                || conduct.has(Slip.CLIENT_AS_APPLICATION)
                        && clients().stream().anyMatch(known -> known.name().equals(clientId));
    }

    private static String formDecoded(String text, Conduct conduct) {
        try {
            return URLDecoder.decode(
                    conduct.has(Slip.PLUS_KEPT, "secret") ? text.replace("+", "%2B") : text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** A scheme has no case, and any number of spaces is behind it: RFC 9110 sections 11.1 and 11.4. */
    private static String pair(String authorization, String where, Conduct conduct) {
        boolean spelt = conduct.has(Slip.SCHEME_CASE_COMPARED, where) && !authorization.startsWith("Basic")
                || conduct.has(Slip.ONE_SPACE_ONLY, where) && authorization.contains("  ");
        return spelt || !authorization.regionMatches(true, 0, "Basic ", 0, 6) ? "" : decoded(authorization);
    }

    static String decoded(String authorization) {
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.replaceFirst("^(?i)Basic +", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
