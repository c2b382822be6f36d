package lu.lalux.assure.conformance.selfcheck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lu.lalux.assure.conformance.run.Credentials;
import lu.lalux.assure.conformance.run.ImplicitSettings;

/** Who the model servers know; the secrets are new in each self-check. */
final class Identities {

    static final List<String> SCOPES = List.of("/reparateur", "/reparateur/upload", "/expert", "/expert/upload");

    private final Credentials client = made("modele-garage");
    private final Credentials otherClient = made("modele-autre-garage");
    private final Credentials expertClient = made("modele-expert");
    private final ImplicitSettings implicit =
            new ImplicitSettings("modele-application", "http://localhost:3000/retour", made("modele-personne"));
    private final Credentials otherUser = made("modele-autre-personne");

    private static Credentials made(String name) {
        return new Credentials(name, "secret é+" + UUID.randomUUID());
    }

    Credentials client() {
        return client;
    }

    Credentials otherClient() {
        return otherClient;
    }

    Credentials expertClient() {
        return expertClient;
    }

    ImplicitSettings implicit() {
        return implicit;
    }

    Credentials otherUser() {
        return otherUser;
    }

    Optional<Credentials> clientOf(String authorization) {
        return List.of(client, otherClient, expertClient).stream()
                .filter(known -> known.clientBasic().equals(authorization))
                .findFirst();
    }

    Optional<Credentials> clientOfBare(String authorization) {
        return List.of(client, otherClient, expertClient).stream()
                .filter(known -> known.bare().equals(authorization))
                .findFirst();
    }

    Optional<Credentials> clientNamed(String authorization) {
        return List.of(client, otherClient, expertClient).stream()
                .filter(known -> new Credentials(known.name(), "").clientBasic().length() <= authorization.length()
                        && decoded(authorization).startsWith(known.name() + ":"))
                .findFirst();
    }

    Optional<Credentials> personOf(String authorization) {
        return List.of(implicit.user(), otherUser).stream()
                .filter(known -> known.userBasic().equals(authorization))
                .findFirst();
    }

    Optional<Credentials> personOf(Map<String, List<String>> form) {
        return List.of(implicit.user(), otherUser).stream()
                .filter(known -> List.of(known.name()).equals(form.get("username"))
                        && List.of(known.secret()).equals(form.get("password")))
                .findFirst();
    }

    private static String decoded(String authorization) {
        try {
            return new String(
                    java.util.Base64.getDecoder().decode(authorization.replaceFirst("^Basic ", "")),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
