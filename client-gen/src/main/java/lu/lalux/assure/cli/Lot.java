package lu.lalux.assure.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import lu.lalux.assure.cli.Demande.Identite;
import lu.lalux.assure.client.AssureException;

/**
 * Sends all requests of a folder, so many at a time. What one request meets is that request's affair; when the server lets
 * nobody in, or does not answer any more, the rest waits for the next run.
 */
final class Lot {

    /** So many requests in a row without an answer, and nothing more is sent. */
    private static final int ECHECS_DE_SUITE = 5;

    private final List<Demande> demandes;
    private final Controle controle;
    private final EnvoiSuivi envoi;
    private final Textes textes;
    private final AtomicReferenceArray<Resultat> resultats;
    private final AtomicInteger prochaine = new AtomicInteger();
    private final AtomicInteger echecs = new AtomicInteger();
    private volatile int arret = CodeRetour.FAIT;

    Lot(List<Demande> demandes, Controle controle, EnvoiSuivi envoi, Textes textes) {
        this.demandes = demandes;
        this.controle = controle;
        this.envoi = envoi;
        this.textes = textes;
        this.resultats = new AtomicReferenceArray<>(demandes.size());
    }

    /**
     * @param suivi told each result as it comes, from several threads
     * @return the result of every request, in the folder's order
     */
    Bilan envoyer(int parallele, Consumer<Resultat> suivi) throws InterruptedException {
        ecarter();
        ExecutorService ouvriers = Executors.newFixedThreadPool(parallele);
        try {
            List<Future<?>> travaux = new ArrayList<>();
            for (int i = 0; i < parallele; i++) {
                travaux.add(ouvriers.submit(() -> travailler(suivi)));
            }
            for (Future<?> travail : travaux) {
                travail.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A worker failed", e.getCause());
        } finally {
            ouvriers.shutdownNow();
        }
        List<Resultat> tous = new ArrayList<>();
        for (int i = 0; i < demandes.size(); i++) {
            Resultat resultat = resultats.get(i);
            tous.add(resultat == null ? Resultat.de(demandes.get(i), Etat.EN_ATTENTE) : resultat);
        }
        return new Bilan(tous, arret);
    }

    /** Sets aside what has faults, and all but one of those that are the same. */
    private void ecarter() {
        Map<Identite, Integer> premieres = new HashMap<>();
        for (int i = 0; i < demandes.size(); i++) {
            Demande demande = demandes.get(i);
            List<Faute> fautes = controle.fautes(demande);
            if (fautes.stream().anyMatch(faute -> !faute.conseil())) {
                resultats.set(i, new Resultat(demande, Etat.A_CORRIGER, fautes, null));
                continue;
            }
            Integer premiere = premieres.putIfAbsent(demande.identite(), i);
            if (premiere != null) {
                Demande autre = demandes.get(premiere);
                boolean memes = autre.contenu().equals(demande.contenu())
                        && autre.fichiers().equals(demande.fichiers());
                Faute faute = Faute.a(
                        "referenceFacture", "demande-differente", textes.dire("lot.reference-double", autre.source()));
                resultats.set(
                        i,
                        memes
                                ? Resultat.de(demande, Etat.EN_DOUBLE)
                                : new Resultat(demande, Etat.A_CORRIGER, List.of(faute), null));
            }
        }
    }

    private void travailler(Consumer<Resultat> suivi) {
        for (int i = prochaine.getAndIncrement(); i < demandes.size(); i = prochaine.getAndIncrement()) {
            if (resultats.get(i) == null) {
                if (arret != CodeRetour.FAIT) {
                    return;
                }
                resultats.set(i, envoyer(demandes.get(i)));
            }
            suivi.accept(resultats.get(i));
        }
    }

    private Resultat envoyer(Demande demande) {
        try {
            Resultat resultat = envoi.envoyer(demande);
            echecs.set(0);
            return resultat;
        } catch (AssureException refusal) {
            int code = CodeRetour.de(refusal);
            if (code == CodeRetour.A_CORRIGER) {
                echecs.set(0);
                return new Resultat(demande, Etat.REFUSEE, List.of(), refusal);
            }
            if (code == CodeRetour.ACCES || echecs.incrementAndGet() >= ECHECS_DE_SUITE) {
                arret = code;
            }
            return new Resultat(demande, Etat.EN_ATTENTE, List.of(), refusal);
        } catch (IOException e) {
            arret = CodeRetour.FICHIER;
            Faute faute = new Faute("", "fichier", textes.dire("fichier.illisible", e.getMessage()), false);
            return new Resultat(demande, Etat.EN_ATTENTE, List.of(faute), null);
        }
    }
}
