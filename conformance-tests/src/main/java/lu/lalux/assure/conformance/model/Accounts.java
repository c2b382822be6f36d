package lu.lalux.assure.conformance.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Credentials;

/** How a model server recognises the clients, the persons and the application that it knows. */
public class Accounts {

    private final Identities identities;

    /** @param identities whom it knows */
    public Accounts(Identities identities) {
        this.identities = identities;
    }

    /** {@return whom it knows} */
    public final Identities identities() {
        return identities;
    }

    /** {@return who may ask for a token at {@code /token}} */
    protected List<Credentials> clients() {
        return identities.clients();
    }

    /**
     * @param sign by which they sign in: {@code header} or {@code form}
     * @return who may sign in at {@code /authen}
     */
    protected List<Credentials> persons(String sign) {
        return identities.persons();
    }

    /** RFC 6749 section 2.3.1: both parts are form-encoded, in whatever way. */
    protected Optional<Credentials> clientOf(String authorization) {
        String[] parts = pair(authorization, "/token").split(":", 2);
        return parts.length < 2 ? Optional.empty() : client(clientId(parts[0]), formDecoded(parts[1]));
    }

    /** {@return the client's name in the header} */
    protected String clientId(String encoded) {
        return formDecoded(encoded);
    }

    /** {@return the client with this name and secret} */
    protected Optional<Credentials> client(String name, String secret) {
        return clients().stream()
                .filter(known -> isClientId(name, known) && isSecret(secret, known))
                .findFirst();
    }

    /** {@return whether a name is this client's} */
    protected boolean isClientId(String sent, Credentials known) {
        return sent.equals(known.name());
    }

    /** {@return whether a secret is this client's} */
    protected boolean isSecret(String sent, Credentials known) {
        return sent.equals(known.secret());
    }

    /** {@return the client whose header has its name and secret as they are, which is an older reading (T4)} */
    public Optional<Credentials> clientOfBare(String authorization) {
        return identities.clients().stream()
                .filter(known -> known.bare().equals(authorization))
                .findFirst();
    }

    /** RFC 7617 section 2: a name has no colon, a password may have one. */
    public Optional<Credentials> personOf(String authorization) {
        String pair = pair(authorization, "/authen");
        int colon = colon(pair);
        return colon < 0 ? Optional.empty() : personOf(pair.substring(0, colon), pair.substring(colon + 1), "header");
    }

    /** {@return the colon between name and password} */
    protected int colon(String pair) {
        return pair.indexOf(':');
    }

    Optional<Credentials> personOf(Map<String, List<String>> form) {
        return personOf(
                form.getOrDefault("username", List.of("")).get(0),
                form.getOrDefault("password", List.of("")).get(0),
                "form");
    }

    private Optional<Credentials> personOf(String name, String password, String sign) {
        return persons(sign).stream()
                .filter(known -> isUsername(name, known, sign) && isPassword(password, known, sign))
                .findFirst();
    }

    /** {@return whether a name is this person's} */
    protected boolean isUsername(String sent, Credentials known, String sign) {
        return sent.equals(known.name());
    }

    /** {@return whether a password is this person's} */
    protected boolean isPassword(String sent, Credentials known, String sign) {
        return sent.equals(known.secret());
    }

    /** {@return whether it is the application's} */
    protected boolean isApplication(String clientId) {
        return clientId.equals(identities.application());
    }

    /** {@return a part of a client's header as it was before it was encoded} */
    protected String formDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String pair(String authorization, String path) {
        return isBasic(authorization, path) ? decoded(authorization) : "";
    }

    /** A scheme has no case, and any number of spaces is behind it: RFC 9110 sections 11.1 and 11.4. */
    protected boolean isBasic(String authorization, String path) {
        return authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    /** {@return what stands behind the scheme} */
    protected static String decoded(String authorization) {
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.replaceFirst("^(?i)Basic +", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
