// java Reparateur.java facture.pdf F-2026-0173

import static java.net.http.HttpRequest.BodyPublishers.fromPublisher;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;

class Reparateur {

    static final String API = System.getenv("ASSURE_ADRESSE");
    static final String JETONS = System.getenv("ASSURE_ADRESSE_JETONS");
    static final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public static void main(String... arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("Usage : java Reparateur.java FICHIER REFERENCE");
            System.exit(2);
        }
        var jeton = jeton();
        var cle = deposer(jeton, Path.of(arguments[0]));
        demander(jeton, cle, arguments[1]);
    }

    // [jeton]
    static String jeton() throws Exception {
        var identite = encoder(System.getenv("ASSURE_CLIENT_ID")) + ":" + encoder(System.getenv("ASSURE_CLIENT_SECRET"));
        var requete = HttpRequest.newBuilder(URI.create(JETONS + "/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(identite.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(ofString("grant_type=client_credentials&scope=" + encoder("/reparateur /reparateur/upload")))
                .build();
        return champ("access_token", envoyer(requete, 200));
    }

    static String encoder(String texte) {
        return URLEncoder.encode(texte, UTF_8);
    }
    // [/jeton]

    // [depot]
    static String deposer(String jeton, Path fichier) throws Exception {
        var corps = """
                {"fileNameWithExtension": "%s", "file": "%s"}
                """.formatted(texte(fichier.getFileName().toString()), Base64.getEncoder().encodeToString(Files.readAllBytes(fichier)));
        var reponse = envoyer(put("/reparateur/upload", jeton, corps), 200);
        var statut = champ("status", reponse);
        if (!statut.equals("Verified")) {
            throw new IllegalStateException(statut);
        }
        var cle = champ("key", reponse);
        System.out.println(statut + " " + cle);
        return cle;
    }

    /** Comme un texte s'écrit entre les guillemets de JSON. */
    static String texte(String valeur) {
        return valeur.replace("\\", "\\\\").replace("\"", "\\\"");
    }
    // [/depot]

    // [demande]
    static void demander(String jeton, String cle, String reference) throws Exception {
        var corps = """
                {
                  "idPrestataire": "XA1234",
                  "referenceFacture": "%s",
                  "dateFacture": "2026-03-05",
                  "numeroSinistre": "S-2026-118",
                  "referenceInterneLalux": "PEC-2026-5521",
                  "immatriculationVehicule": "AB1234",
                  "numeroChassisVehicule": "WVWZZZ1JZXW000001",
                  "type": "F",
                  "typeFacture": "REP",
                  "factureHT": "1853.40",
                  "factureTVA": "315.08",
                  "factureTTC": "2168.48",
                  "refPDFFacture": "%s"
                }
                """.formatted(texte(reference), cle);
        envoyer(put("/reparateur", jeton, corps), 202);
        System.out.println(202);
    }
    // [/demande]

    static HttpRequest put(String chemin, String jeton, String corps) {
        var octets = ofString(corps);
        // java.net.http perd un refus qui vient pendant qu'il écrit encore : le serveur a un quart de seconde pour refuser l'en-tête.
        Flow.Publisher<ByteBuffer> apres = lecteur ->
                delayedExecutor(250, MILLISECONDS).execute(() -> octets.subscribe(lecteur));
        return HttpRequest.newBuilder(URI.create(API + chemin))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + jeton)
                .header("Content-Type", "application/json")
                .PUT(fromPublisher(apres, octets.contentLength()))
                .build();
    }

    static String envoyer(HttpRequest requete, int attendu) throws Exception {
        var reponse = http.send(requete, ofString());
        if (reponse.statusCode() != attendu) {
            throw new IllegalStateException(reponse.statusCode() + " " + reponse.body());
        }
        return reponse.body();
    }

    static String champ(String nom, String json) {
        var trouve = Pattern.compile("\"" + nom + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!trouve.find()) {
            throw new IllegalStateException("Champ absent : " + nom);
        }
        return trouve.group(1);
    }
}
