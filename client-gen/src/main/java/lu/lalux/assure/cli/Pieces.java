package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The files of one request, read, each by the field that takes its key.
 *
 * @param contenus their bytes
 * @param sha256 their fingerprints
 */
record Pieces(Map<String, byte[]> contenus, Map<String, String> sha256) {

    /** @throws IOException if one cannot be read */
    static Pieces de(Demande demande) throws IOException {
        Map<String, byte[]> contenus = new LinkedHashMap<>();
        Map<String, String> sha256 = new LinkedHashMap<>();
        for (String champ : new TreeSet<>(demande.fichiers().keySet())) {
            byte[] contenu = Files.readAllBytes(demande.fichiers().get(champ));
            contenus.put(champ, contenu);
            sha256.put(champ, Empreinte.de(contenu));
        }
        return new Pieces(contenus, sha256);
    }

    String empreinte(Demande demande) {
        return Empreinte.de(demande.contenu(), sha256);
    }

    /**
     * What there is to say if the request was accepted in an earlier run; nothing if it was not.
     *
     * @param acceptee the fingerprint under which it was
     */
    Optional<Resultat> dejaAcceptee(Demande demande, Optional<String> acceptee, Textes textes) {
        return acceptee.map(autrefois -> autrefois.equals(empreinte(demande))
                ? Resultat.de(demande, Etat.DEJA_ACCEPTEE)
                : Resultat.de(
                        demande,
                        Etat.A_CORRIGER,
                        List.of(Faute.a("referenceFacture", "demande-differente", textes.dire("lot.modifiee")))));
    }
}
