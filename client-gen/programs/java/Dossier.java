// Works through a folder with AssureClient: each request is a JSON file of the contract's form, with the name of a PDF file
// beside it where the file's key belongs. Begun again, it goes on where it was.
//
//     java -cp 'lib/*' Dossier.java reparateur DOSSIER
//     java -cp 'lib/*' Dossier.java expert DOSSIER
//
// It reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureEndpoints;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.Reglement;

final class Dossier {

    /** What became of a request; exit codes are those of the command line {@code assure}. */
    private enum Sort {
        ACCEPTEE(0),
        /** A person has to mend it: the file {@code .refusee} says what, and is deleted when that is done. */
        A_CORRIGER(1),
        /** The same command, later, sends it. */
        EN_ATTENTE(4),
        /** The credentials are refused: nothing else is sent with them. */
        ARRET(3);

        private final int code;

        Sort(int code) {
            this.code = code;
        }
    }

    private static final String BAC_A_SABLE = "http://localhost:8080";

    /** What the server does not keep any longer: one more upload, and with it another request. */
    private static final Set<String> CLE_PERDUE = Set.of("cle-perimee", "cle-inconnue");

    /** What the contract says of a request of which nothing is recorded. */
    private static final Set<Integer> A_CORRIGER = Set.of(400, 413, 422);

    private static final int CONFLIT = 409;

    private static final int ENSEMBLE = 4;

    private final AssureClient assure;
    private final Fonction fonction;
    private final ObjectMapper json = new ObjectMapper();
    private volatile boolean arret;

    private Dossier(AssureClient assure, Fonction fonction) {
        this.assure = assure;
        this.fonction = fonction;
    }

    public static void main(String... parametres) throws Exception {
        if (parametres.length != 2 || !Set.of("reparateur", "expert").contains(parametres[0])) {
            System.err.println("Usage : Dossier (reparateur|expert) DOSSIER");
            System.exit(2);
        }
        Fonction fonction = parametres[0].equals("expert") ? Fonction.EXPERT : Fonction.REPARATEUR;
        try (AssureClient assure = AssureClient.builder()
                .endpoints(adresses())
                .application("dossier", "1.0")
                .clientCredentials(System.getenv("ASSURE_CLIENT_ID"), System.getenv("ASSURE_CLIENT_SECRET"))
                .build()) {
            System.exit(new Dossier(assure, fonction).envoyer(Path.of(parametres[1])));
        }
    }

    private static AssureEndpoints adresses() {
        String api = System.getenv().getOrDefault("ASSURE_ADRESSE", BAC_A_SABLE);
        String jetons = System.getenv().getOrDefault("ASSURE_ADRESSE_JETONS", api);
        return new AssureEndpoints(URI.create(api), URI.create(jetons));
    }

    /** A few at the same time: a client is thread-safe, and its calls share one token. */
    private int envoyer(Path dossier) throws Exception {
        List<Path> demandes;
        try (Stream<Path> fichiers = Files.list(dossier)) {
            demandes = fichiers.filter(fichier -> fichier.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        ExecutorService ouvriers = Executors.newFixedThreadPool(ENSEMBLE);
        try {
            List<Future<Sort>> sorts = new ArrayList<>();
            demandes.forEach(demande -> sorts.add(ouvriers.submit(() -> envoyerUne(demande))));
            Set<Sort> tous = EnumSet.noneOf(Sort.class);
            for (Future<Sort> sort : sorts) {
                tous.add(sort.get());
            }
            return tous.contains(Sort.ARRET)
                    ? Sort.ARRET.code
                    : tous.stream().mapToInt(sort -> sort.code).max().orElse(0);
        } finally {
            ouvriers.shutdown();
        }
    }

    private Sort envoyerUne(Path demande) throws IOException {
        return envoyerUne(demande, true);
    }

    /** Each step is written down before the next one: a run that is cut off costs an upload at most, and never a request. */
    private Sort envoyerUne(Path demande, boolean encore) throws IOException {
        if (Files.exists(suite(demande, "acceptee"))) {
            return Sort.ACCEPTEE;
        }
        if (Files.exists(suite(demande, "refusee"))) {
            return Sort.A_CORRIGER;
        }
        if (arret) {
            return Sort.EN_ATTENTE;
        }
        Path envoi = suite(demande, "envoi");
        try {
            if (!Files.exists(envoi)) {
                StatutDepot statut = deposer(demande, envoi);
                if (statut != StatutDepot.VERIFIED) {
                    return statut == StatutDepot.ERROR
                            ? attendre(demande, "le fichier n'a pas pu être analysé")
                            : corriger(demande, "fichier refusé : " + statut);
                }
            }
            // Without an answer, nobody knows: the very same request again, with the same keys, is the same one.
            assure.settle(Reglement.ofJson(fonction, Files.readString(envoi)));
            ecrire(suite(demande, "acceptee"), "");
            System.out.println(demande.getFileName() + " : acceptée");
            return Sort.ACCEPTEE;
        } catch (AssureException refus) {
            if (encore && refus.faults().stream().anyMatch(faute -> CLE_PERDUE.contains(faute.code()))) {
                Files.delete(envoi);
                return envoyerUne(demande, false);
            }
            return expliquer(demande, refus);
        } catch (NoSuchFileException absent) {
            return corriger(demande, "fichier absent : " + absent.getMessage());
        } catch (JacksonException | IllegalArgumentException illisible) {
            return corriger(demande, "n'est pas une demande : " + illisible.getMessage());
        }
    }

    /** Puts a key in the place of each file's name, and keeps the request as it will be sent, each time. */
    private StatutDepot deposer(Path demande, Path envoi) throws IOException {
        ObjectNode champs = json.readValue(demande.toFile(), ObjectNode.class);
        for (String champ : fonction == Fonction.EXPERT
                ? List.of("refPdfHonoraires", "refPdfExpertise")
                : List.of("refPDFFacture")) {
            Path fichier = demande.resolveSibling(champs.path(champ).asText());
            Depot depot = assure.fonction(fonction).upload(Upload.of(fichier));
            if (!depot.verified()) {
                return depot.status();
            }
            champs.put(champ, depot.key().orElseThrow());
        }
        ecrire(envoi, champs.toString());
        return StatutDepot.VERIFIED;
    }

    private Sort expliquer(Path demande, AssureException refus) throws IOException {
        String fautes = refus.faults().stream()
                .map(faute -> "\n  " + faute.pointer() + " : " + faute.detail())
                .collect(Collectors.joining());
        if (refus.oauth2Error().isPresent() || refus.status() == 401 || refus.status() == 403) {
            arret = true;
            System.err.println(demande.getFileName() + " : " + refus.getMessage());
            return Sort.ARRET;
        }
        if (refus.status() == CONFLIT || refus.problem().isEmpty() && A_CORRIGER.contains(refus.status())) {
            // This very request may be recorded already, and with other keys it would be another; what is no problem says nothing of it.
            return refuser(demande, refus.getMessage() + fautes);
        }
        return A_CORRIGER.contains(refus.status())
                ? corriger(demande, refus.getMessage() + fautes)
                : attendre(demande, refus.getMessage());
    }

    /** Nothing is recorded of it. What was to be sent goes first, or it would be sent again in the place of the mended request. */
    private static Sort corriger(Path demande, String raison) throws IOException {
        Files.deleteIfExists(suite(demande, "envoi"));
        return refuser(demande, raison);
    }

    private static Sort refuser(Path demande, String raison) throws IOException {
        ecrire(suite(demande, "refusee"), raison);
        System.err.println(demande.getFileName() + " : à corriger : " + raison);
        return Sort.A_CORRIGER;
    }

    private static Sort attendre(Path demande, String raison) {
        System.err.println(demande.getFileName() + " : en attente : " + raison);
        return Sort.EN_ATTENTE;
    }

    private static Path suite(Path demande, String etape) {
        return demande.resolveSibling(demande.getFileName() + "." + etape);
    }

    /** Whole or not at all. */
    private static void ecrire(Path fichier, String texte) throws IOException {
        Path nouveau = suite(fichier, "nouveau");
        Files.writeString(nouveau, texte);
        Files.move(nouveau, fichier, REPLACE_EXISTING);
    }
}
