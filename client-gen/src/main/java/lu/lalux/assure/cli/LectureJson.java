package lu.lalux.assure.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request from a JSON file, with the fields of the contract; where a key belongs, the name of a file does too. */
final class LectureJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Contrat contrat;
    private final Textes textes;
    private final FichiersJoints fichiers;

    LectureJson(Contrat contrat, Textes textes) {
        this.contrat = contrat;
        this.textes = textes;
        this.fichiers = new FichiersJoints(contrat);
    }

    /**
     * @param fonction whose request it is; null to tell by its fields
     * @throws ArretException if the file cannot be read
     */
    Demande lire(Path fichier, Fonction fonction) {
        byte[] octets;
        int limite = contrat.tailleMaxDemande();
        try (InputStream in = Files.newInputStream(fichier)) {
            octets = in.readNBytes(limite + 1);
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, textes.dire("fichier.illisible", fichier));
        }
        String source = fichier.getFileName().toString();
        if (octets.length > limite) {
            return illisible(source, fonction, textes.dire("demande.trop-grande", limite));
        }
        JsonNode lu;
        try {
            lu = MAPPER.readTree(octets);
        } catch (JacksonException e) {
            var place = e.getLocation();
            return illisible(source, fonction, textes.dire("json.illisible", place.getLineNr(), place.getColumnNr()));
        }
        if (!(lu instanceof ObjectNode contenu)) {
            return illisible(source, fonction, textes.dire("json.pas-un-objet"));
        }
        Fonction dont = fonction == null ? fonction(contenu) : fonction;
        Map<String, Path> joints = new LinkedHashMap<>();
        Path dossier = fichier.toAbsolutePath().getParent();
        String racine = source.replaceFirst("\\.[^.]*$", "");
        fichiers.trouver(contenu, dont, dossier, racine, joints);
        return new Demande(source, dont, contenu, joints, List.of());
    }

    private static Fonction fonction(ObjectNode contenu) {
        boolean expert = contenu.has(Fonction.EXPERT.identifiant())
                || Fonction.EXPERT.cles().keySet().stream().anyMatch(contenu::has);
        return expert ? Fonction.EXPERT : Fonction.REPARATEUR;
    }

    private static Demande illisible(String source, Fonction fonction, String texte) {
        return new Demande(
                source,
                fonction == null ? Fonction.REPARATEUR : fonction,
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                List.of(new Faute("", "json-illisible", texte, false)));
    }
}
