package lu.lalux.assure.cli;

import java.util.List;
import lu.lalux.assure.client.AssureException;

/**
 * What became of one request of a folder; without its content, so that a hundred thousand of them fit into memory.
 *
 * @param source where the request comes from
 * @param reference what it goes by, or null
 * @param fautes what was found wrong without the server, or with a file
 * @param refus what the server said, or null
 */
record Resultat(String source, String reference, Etat etat, List<Faute> fautes, AssureException refus) {

    Resultat {
        fautes = List.copyOf(fautes);
    }

    static Resultat de(Demande demande, Etat etat) {
        return de(demande, etat, List.of());
    }

    static Resultat de(Demande demande, Etat etat, List<Faute> fautes) {
        return new Resultat(demande.source(), demande.reference().orElse(null), etat, fautes, null);
    }

    Resultat avec(AssureException refusal) {
        return new Resultat(source, reference, etat, fautes, refusal);
    }

    boolean detaille() {
        return !fautes.isEmpty() || refus != null;
    }

    Resultat sansDetail() {
        return new Resultat(source, reference, etat, List.of(), null);
    }
}
