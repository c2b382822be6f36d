package lu.lalux.assure.cli;

import java.util.List;
import lu.lalux.assure.client.AssureException;

/**
 * What became of one request of a folder.
 *
 * @param fautes what was found wrong without the server, or with a file
 * @param refus what the server said, or null
 */
record Resultat(Demande demande, Etat etat, List<Faute> fautes, AssureException refus) {

    Resultat {
        fautes = List.copyOf(fautes);
    }

    static Resultat de(Demande demande, Etat etat) {
        return new Resultat(demande, etat, List.of(), null);
    }
}
