package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.Demande.Identite;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What earlier runs on a folder have achieved, as their {@link Journal} tells. Not thread-safe. */
final class Acquis {

    static final int VERSION = 1;

    /** A file for a field of a request. */
    private record Piece(String champ, String sha256) {}

    private final Path fichier;
    private final Textes textes;
    private final Map<Identite, Map<Piece, String>> cles = new HashMap<>();
    private final Map<Identite, String> acceptees = new HashMap<>();

    Acquis(Path fichier, Textes textes) {
        this.fichier = fichier;
        this.textes = textes;
    }

    /** Looks into a journal without touching it, nor waiting for a run that goes on; nothing if there is none. */
    static Acquis consulter(Path suivi, String serveur, String compte, Textes textes) {
        Path fichier = suivi.resolve(Journal.NOM);
        Acquis acquis = new Acquis(fichier, textes);
        if (Files.exists(fichier)) {
            try (InputStream in = Files.newInputStream(fichier)) {
                acquis.lire(in, serveur, compte);
            } catch (IOException e) {
                throw new ArretException(CodeRetour.FICHIER, textes.dire("fichier.illisible", fichier));
            }
        }
        return acquis;
    }

    /** The key of a file that was uploaded for this very field of this very request. */
    Optional<String> cle(Identite demande, String champ, String sha256) {
        return Optional.ofNullable(cles.getOrDefault(demande, Map.of()).get(new Piece(champ, sha256)));
    }

    /** The fingerprint under which a request was accepted, if it was. */
    Optional<String> acceptee(Identite demande) {
        return Optional.ofNullable(acceptees.get(demande));
    }

    void depose(Identite demande, String champ, String sha256, String cle) {
        cles.computeIfAbsent(demande, nouvelle -> new HashMap<>()).put(new Piece(champ, sha256), cle);
    }

    /** Its keys have done what they were for. */
    void acceptee(Identite demande, String empreinte) {
        acceptees.put(demande, empreinte);
        cles.remove(demande);
    }

    /**
     * Reads a journal, a line at a time.
     *
     * @return how many bytes of it are good; what follows was being written when a run was cut off, and never counted
     * @throws ArretException if it is damaged before its end, or of another server or account
     */
    long lire(InputStream journal, String serveur, String compte) throws IOException {
        InputStream in = new BufferedInputStream(journal);
        long bons = 0;
        int numero = 0;
        boolean fini = false;
        for (byte[] ligne = ligne(in); ligne.length > 0; ligne = ligne(in)) {
            if (fini) {
                throw abime(numero);
            }
            numero++;
            JsonNode lue = ligne[ligne.length - 1] == '\n' ? objet(ligne) : null;
            if (lue == null) {
                fini = true;
            } else {
                retenir(lue, numero, serveur, compte);
                bons += ligne.length;
            }
        }
        return bons;
    }

    private void retenir(JsonNode lue, int numero, String serveur, String compte) {
        if (numero == 1) {
            memeDestinataire(lue, serveur, compte);
            return;
        }
        try {
            Identite demande = new Identite(
                    Fonction.valueOf(lue.required("fonction").stringValue()),
                    lue.required("prestataire").stringValue().intern(),
                    lue.required("reference").stringValue(),
                    lue.required("type").stringValue().intern());
            if (lue.required("quoi").stringValue().equals("depot")) {
                depose(
                        demande,
                        lue.required("champ").stringValue(),
                        lue.required("sha256").stringValue(),
                        lue.required("cle").stringValue());
            } else {
                acceptee(demande, lue.required("empreinte").stringValue());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw abime(numero);
        }
    }

    private void memeDestinataire(JsonNode lue, String serveur, String compte) {
        if (lue.path("version").asInt(0) != VERSION) {
            throw abime(1);
        }
        String autreServeur = lue.path("serveur").asString("");
        String autreCompte = lue.path("compte").asString("");
        if (!autreServeur.equals(serveur) || !autreCompte.equals(compte)) {
            throw new ArretException(
                    CodeRetour.FICHIER, textes.dire("journal.autre", fichier, autreServeur, autreCompte));
        }
    }

    private ArretException abime(int ligne) {
        return new ArretException(CodeRetour.FICHIER, textes.dire("journal.abime", fichier, ligne));
    }

    private static byte[] ligne(InputStream in) throws IOException {
        ByteArrayOutputStream ligne = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            ligne.write(octet);
            if (octet == '\n') {
                break;
            }
        }
        return ligne.toByteArray();
    }

    private static JsonNode objet(byte[] ligne) {
        try {
            JsonNode lue = JsonMapper.shared().readTree(new String(ligne, UTF_8));
            return lue.isObject() ? lue : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
