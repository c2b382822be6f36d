package lu.lalux.assure.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureEndpoints;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the server is and who asks. What is secret comes from the environment, from a file or from the person at the console,
 * never from the command line, which every other program of the machine can read.
 */
final class Connexion {

    private static final int SECRET_MAX = 65_536;
    private static final int DELAI_MAX = 3_600;

    @Option(names = "--adresse", paramLabel = "URL", descriptionKey = "option.adresse")
    private URI adresse;

    @Option(names = "--adresse-jetons", paramLabel = "URL", descriptionKey = "option.adresse-jetons")
    private URI adresseJetons;

    @Option(names = "--client-id", paramLabel = "ID", descriptionKey = "option.client-id")
    private String clientId;

    @Option(names = "--secret-fichier", paramLabel = "FICHIER", descriptionKey = "option.secret-fichier")
    private Path secretFichier;

    @Option(names = "--jeton-fichier", paramLabel = "FICHIER", descriptionKey = "option.jeton-fichier")
    private Path jetonFichier;

    @Option(names = "--delai", paramLabel = "SECONDES", descriptionKey = "option.delai", defaultValue = "60")
    private int delai;

    @Mixin
    private Reseau reseau = new Reseau();

    /** @throws ArretException if who asks is not said */
    AssureClient client(Contexte contexte) {
        if (delai < 1 || delai > DELAI_MAX) {
            throw new ArretException(CodeRetour.USAGE, contexte.dire("delai.bornes", DELAI_MAX));
        }
        AssureClient.Builder builder = AssureClient.builder()
                .endpoints(serveur(contexte))
                .language(contexte.textes().locale())
                .timeout(Duration.ofSeconds(delai));
        reseau.appliquer(contexte, builder);
        Optional<String> jeton = secret(contexte, jetonFichier, "ASSURE_JETON");
        if (jeton.isPresent()) {
            return builder.accessToken(jeton::get).build();
        }
        String id = id(contexte)
                .orElseThrow(() -> new ArretException(CodeRetour.USAGE, contexte.dire("identifiants.manquent")));
        String secret = secret(contexte, secretFichier, "ASSURE_CLIENT_SECRET")
                .or(() -> demande(contexte, id))
                .orElseThrow(() -> new ArretException(CodeRetour.USAGE, contexte.dire("identifiants.manquent")));
        return builder.clientCredentials(id, secret).build();
    }

    /** Production, unless another address is given. */
    AssureEndpoints serveur(Contexte contexte) {
        try {
            URI api = adresse != null
                    ? adresse
                    : contexte.variable("ASSURE_ADRESSE").map(URI::create).orElse(null);
            URI jetons = adresseJetons != null
                    ? adresseJetons
                    : contexte.variable("ASSURE_ADRESSE_JETONS")
                            .map(URI::create)
                            .orElse(api);
            if (jetons == null) {
                return AssureEndpoints.PRODUCTION;
            }
            return new AssureEndpoints(api == null ? AssureEndpoints.PRODUCTION.api() : api, jetons);
        } catch (IllegalArgumentException e) {
            throw new ArretException(CodeRetour.USAGE, contexte.dire("adresse.invalide"));
        }
    }

    /** Who asks, to tell one account from another: the client's identifier, or nothing where there is a token only. */
    String compte(Contexte contexte) {
        return secret(contexte, jetonFichier, "ASSURE_JETON").isPresent()
                ? ""
                : id(contexte).orElse("");
    }

    private Optional<String> id(Contexte contexte) {
        return clientId != null ? Optional.of(clientId) : contexte.variable("ASSURE_CLIENT_ID");
    }

    private static Optional<String> demande(Contexte contexte, String id) {
        return contexte.terminal()
                .map(terminal -> terminal.secret(contexte.dire("secret.question", id)))
                .filter(donne -> !donne.isBlank());
    }

    private static Optional<String> secret(Contexte contexte, Path fichier, String variable) {
        if (fichier == null) {
            return contexte.variable(variable).map(String::strip);
        }
        try (InputStream in = Files.newInputStream(fichier)) {
            return Optional.of(new String(in.readNBytes(SECRET_MAX), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, contexte.dire("fichier.illisible", fichier));
        }
    }
}
