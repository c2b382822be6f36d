package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.Demande.Identite;
import lu.lalux.assure.client.AssureException;
import lu.lalux.assure.client.Depot;
import lu.lalux.assure.client.Fault;
import lu.lalux.assure.client.model.StatutDepot;
import tools.jackson.databind.node.ObjectNode;

/** Sends one request of a folder, and writes each step into the journal before the next one. */
final class EnvoiSuivi {

    private static final int UNPROCESSABLE = 422;
    private static final Set<String> CLE_PERDUE = Set.of("cle-inconnue", "cle-perimee");

    /** A file was not kept: not a matter of another try in this run. */
    private static final class NonGardeException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String champ;
        private final StatutDepot statut;

        NonGardeException(String champ, StatutDepot statut) {
            super(statut.getValue());
            this.champ = champ;
            this.statut = statut;
        }
    }

    private final EnvoiDeContenu envoi;
    private final Journal journal;
    private final Textes textes;

    EnvoiSuivi(EnvoiDeContenu envoi, Journal journal, Textes textes) {
        this.envoi = envoi;
        this.journal = journal;
        this.textes = textes;
    }

    /** What this sends with; {@link Envoi} but for tests. */
    interface EnvoiDeContenu {
        Depot deposer(Fonction fonction, String nom, byte[] contenu);

        void demander(Fonction fonction, ObjectNode contenu);
    }

    /**
     * @param demande without faults
     * @throws AssureException if the server did not accept it
     * @throws IOException if a file cannot be read, or the journal not written
     */
    Resultat envoyer(Demande demande) throws IOException {
        Pieces pieces = Pieces.de(demande);
        Identite identite = demande.identite();
        Optional<Resultat> deja = pieces.dejaAcceptee(demande, journal.acceptee(identite), textes);
        if (deja.isPresent()) {
            return deja.get();
        }
        try {
            envoyer(demande, pieces.contenus(), pieces.sha256());
        } catch (NonGardeException e) {
            String nom = demande.fichiers().get(e.champ).getFileName().toString();
            Faute faute =
                    Faute.a(e.champ, e.statut.getValue(), nom + " : " + textes.dire("depot." + e.statut.getValue()));
            return Resultat.de(demande, e.statut == StatutDepot.ERROR ? Etat.EN_ATTENTE : Etat.REFUSEE, List.of(faute));
        }
        journal.acceptee(identite, pieces.empreinte(demande));
        return Resultat.de(demande, Etat.ACCEPTEE);
    }

    private void envoyer(Demande demande, Map<String, byte[]> fichiers, Map<String, String> sha256)
            throws IOException, NonGardeException {
        ObjectNode contenu = demande.contenu().deepCopy();
        Set<String> anciennes = new TreeSet<>();
        for (String champ : fichiers.keySet()) {
            Optional<String> connue = journal.cle(demande.identite(), champ, sha256.get(champ));
            if (connue.isPresent()) {
                anciennes.add(champ);
                contenu.put(champ, connue.get());
            } else {
                contenu.put(champ, deposer(demande, champ, fichiers.get(champ), sha256.get(champ)));
            }
        }
        try {
            envoi.demander(demande.fonction(), contenu);
        } catch (AssureException refusal) {
            // A key of an earlier run may have outlived its file (24 hours): another upload, once.
            Set<String> perdues = perdues(refusal);
            perdues.retainAll(anciennes);
            if (perdues.isEmpty()) {
                throw refusal;
            }
            for (String champ : perdues) {
                contenu.put(champ, deposer(demande, champ, fichiers.get(champ), sha256.get(champ)));
            }
            envoi.demander(demande.fonction(), contenu);
        }
    }

    private String deposer(Demande demande, String champ, byte[] contenu, String sha256)
            throws IOException, NonGardeException {
        Path fichier = demande.fichiers().get(champ);
        Depot depot = envoi.deposer(demande.fonction(), fichier.getFileName().toString(), contenu);
        if (!depot.verifie()) {
            throw new NonGardeException(champ, depot.statut());
        }
        String cle = depot.cle().orElseThrow();
        journal.depose(demande.identite(), champ, sha256, cle);
        return cle;
    }

    private static Set<String> perdues(AssureException refusal) {
        return refusal.status() != UNPROCESSABLE
                ? new TreeSet<>()
                : refusal.faults().stream()
                        .filter(fault -> CLE_PERDUE.contains(fault.code()))
                        .map(Fault::pointer)
                        .filter(pointer -> pointer.startsWith("/"))
                        .map(pointer -> pointer.substring(1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
