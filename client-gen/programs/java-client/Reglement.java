import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.client.api.DocumentApi;
import lu.lalux.assure.client.api.ExpertApi;
import lu.lalux.assure.client.api.ReparateurApi;
import lu.lalux.assure.client.api.TokenApi;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.invoker.ApiException;
import lu.lalux.assure.client.model.DemandeExpert;
import lu.lalux.assure.client.model.DemandeReparateur;
import lu.lalux.assure.client.model.DepotDocument;
import lu.lalux.assure.client.model.ErreurOAuth2;
import lu.lalux.assure.client.model.Faute;
import lu.lalux.assure.client.model.Probleme;
import lu.lalux.assure.client.model.ResultatDepot;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.model.TypeAutorisation;

/**
 * Token, upload, settlement, with the generated Java client: {@code Reglement (reparateur|expert) DEMANDE.json}.
 *
 * <p>The request is the contract's JSON; where a file's key belongs it has the name of a file beside it. The program reads
 * ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.
 */
public class Reglement {

    private static final String API = System.getenv().getOrDefault("ASSURE_ADRESSE", "http://localhost:8080");
    private static final String JETONS = System.getenv().getOrDefault("ASSURE_ADRESSE_JETONS", API);
    private static final Duration DELAI = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

    /** What is said has accents, and Java 17 would write them as the console's code page has them. */
    private static final PrintStream ERREURS = new PrintStream(System.err, true, UTF_8);

    /** Uploads one file. */
    private interface Envoi {
        ResultatDepot deposer(DepotDocument document) throws ApiException;
    }

    /** A file that is not kept: an answer with another status, without a key. */
    private static final class DepotRefuse extends Exception {
        DepotRefuse(String message) {
            super(message);
        }
    }

    public static void main(String[] parametres) {
        System.exit(executer(parametres));
    }

    private static int executer(String[] parametres) {
        try {
            if (parametres.length == 2 && parametres[0].equals("reparateur")) {
                reparateur(Path.of(parametres[1]));
            } else if (parametres.length == 2 && parametres[0].equals("expert")) {
                expert(Path.of(parametres[1]));
            } else {
                ERREURS.println("Usage : Reglement (reparateur|expert) DEMANDE.json");
                return 2;
            }
            return 0;
        } catch (DepotRefuse refus) {
            ERREURS.println(refus.getMessage());
            return 1;
        } catch (ApiException refus) {
            if (refus.getCode() == 0) {
                // No answer, so that nobody knows: the same request again, with the same key, is the same one.
                ERREURS.println(refus.getCause());
                return 3;
            }
            expliquer(refus);
            return 1;
        } catch (IOException faute) {
            ERREURS.println(faute.getMessage());
            return 2;
        }
    }

    private static void reparateur(Path demande) throws ApiException, DepotRefuse, IOException {
        Map<String, String> porteur = porteur("/reparateur /reparateur/upload");
        ApiClient client = client(API);
        DocumentApi documents = new DocumentApi(client(API).setRequestInterceptor(Reglement::attendre));
        DemandeReparateur champs = lire(
                demande,
                DemandeReparateur.class,
                document -> documents.deposerDocumentReparateur(document, porteur),
                "refPDFFacture");
        System.out.println(new ReparateurApi(client)
                .demanderReglementReparateurWithHttpInfo(champs, porteur)
                .getStatusCode());
    }

    private static void expert(Path demande) throws ApiException, DepotRefuse, IOException {
        Map<String, String> porteur = porteur("/expert /expert/upload");
        ApiClient client = client(API);
        DocumentApi documents = new DocumentApi(client(API).setRequestInterceptor(Reglement::attendre));
        DemandeExpert champs = lire(
                demande,
                DemandeExpert.class,
                document -> documents.deposerDocumentExpert(document, porteur),
                "refPdfHonoraires",
                "refPdfExpertise");
        System.out.println(new ExpertApi(client)
                .demanderReglementExpertWithHttpInfo(champs, porteur)
                .getStatusCode());
    }

    private static ApiClient client(String adresse) {
        ApiClient client = new ApiClient().setReadTimeout(DELAI).setConnectTimeout(DELAI);
        client.updateBaseUri(adresse);
        return client;
    }

    /**
     * A server that refuses the head gets a moment to answer: java.net.http loses an answer that it has not read when the
     * connection ends while it writes.
     */
    private static void attendre(HttpRequest.Builder depot) {
        BodyPublisher corps = depot.build().bodyPublisher().orElseThrow();
        Executor apres = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);
        depot.PUT(BodyPublishers.fromPublisher(
                lecteur -> apres.execute(() -> corps.subscribe(lecteur)), corps.contentLength()));
    }

    /** The header of each call: the client sends none by itself. */
    private static Map<String, String> porteur(String portees) throws ApiException {
        // RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
        String compte = URLEncoder.encode(System.getenv("ASSURE_CLIENT_ID"), UTF_8)
                + ":" + URLEncoder.encode(System.getenv("ASSURE_CLIENT_SECRET"), UTF_8);
        String jeton = new TokenApi(client(JETONS))
                .obtenirJeton(
                        TypeAutorisation.CLIENT_CREDENTIALS,
                        portees,
                        Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(compte.getBytes(UTF_8))))
                .getAccessToken();
        return Map.of("Authorization", "Bearer " + jeton);
    }

    /** The request, each file uploaded and its key in the place of its name. */
    private static <T> T lire(Path demande, Class<T> modele, Envoi envoi, String... cles)
            throws ApiException, DepotRefuse, IOException {
        ObjectNode champs = (ObjectNode) JSON.readTree(Files.readString(demande));
        for (String cle : cles) {
            champs.put(cle, deposer(demande.resolveSibling(champs.path(cle).asText()), envoi));
        }
        return JSON.treeToValue(champs, modele);
    }

    private static String deposer(Path fichier, Envoi envoi) throws ApiException, DepotRefuse, IOException {
        String nom = fichier.getFileName().toString();
        ResultatDepot depot = envoi.deposer(
                new DepotDocument().fileNameWithExtension(nom).file(Files.readAllBytes(fichier)));
        if (depot.getStatus() != StatutDepot.VERIFIED) {
            throw new DepotRefuse(nom + " : " + depot.getStatus());
        }
        System.out.println(depot.getStatus() + " " + depot.getKey());
        return depot.getKey();
    }

    /** What was refused, and every fault with its place. */
    private static void expliquer(ApiException refus) {
        try {
            if (refus.getResponseBody().contains("\"error\"")) {
                ErreurOAuth2 erreur = JSON.readValue(refus.getResponseBody(), ErreurOAuth2.class);
                ERREURS.println(erreur.getError() + " " + erreur.getErrorDescription());
                return;
            }
            Probleme probleme = JSON.readValue(refus.getResponseBody(), Probleme.class);
            ERREURS.println(probleme.getStatus() + " " + probleme.getTitle());
            if (probleme.getErrors() != null) {
                for (Faute faute : probleme.getErrors()) {
                    ERREURS.println(faute.getPointer() + " : " + faute.getDetail());
                }
            }
        } catch (JsonProcessingException other) {
            // Not this API's answer: a proxy's page, for example.
            ERREURS.println(refus.getCode() + " " + refus.getResponseBody());
        }
    }
}
