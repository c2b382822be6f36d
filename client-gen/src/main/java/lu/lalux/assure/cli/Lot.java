package lu.lalux.assure.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lu.lalux.assure.cli.Demande.Identite;
import lu.lalux.assure.client.AssureException;

/**
 * All requests of a folder, read twice: first to check every one of them before the first is sent, then to send them, so many
 * at a time. Of a request only its result stays in memory.
 *
 * <p>What one request meets is that request's affair; when the server lets nobody in, or does not answer any more, the rest
 * waits for the next run.
 */
final class Lot {

    /** So many requests in a row without an answer, and nothing more is sent. */
    private static final int ECHECS_DE_SUITE = 5;

    /** So many requests are told about in detail: more, a person does not mend before the next run. */
    static final int DETAILS_MAX = 1_000;

    /** Reads the folder, as often as it is asked to. */
    interface Lecture {
        void lire(Consumer<Demande> suite);
    }

    /** The first request of those that are the same for the server. */
    private record Premiere(String source, String empreinte) {}

    private final Lecture lecture;
    private final Controle controle;
    private final Textes textes;
    private final List<Resultat> resultats = new ArrayList<>();
    private final AtomicInteger echecs = new AtomicInteger();
    private int details;
    private int sansDetail;
    private volatile int arret = CodeRetour.FAIT;
    private volatile RuntimeException panne;

    Lot(Lecture lecture, Controle controle, Textes textes) {
        this.lecture = lecture;
        this.controle = controle;
        this.textes = textes;
    }

    /** Sets aside what has faults, and all but one of those that are the same; the others wait. Without network. */
    void examiner() {
        Map<Identite, Premiere> premieres = new HashMap<>();
        lecture.lire(demande -> {
            resultats.add(null);
            retenir(resultats.size() - 1, examinee(demande, premieres));
        });
    }

    int nombre() {
        return resultats.size();
    }

    /**
     * Sends what waits.
     *
     * @param suivi told each result as it comes, from several threads
     * @return the result of every request, in the folder's order
     */
    Bilan envoyer(EnvoiSuivi envoi, int parallele, Consumer<Resultat> suivi) {
        ExecutorService ouvriers = Executors.newFixedThreadPool(parallele);
        Semaphore places = new Semaphore(parallele);
        AtomicInteger prochaine = new AtomicInteger();
        try {
            lecture.lire(demande -> {
                int numero = prochaine.getAndIncrement();
                if (numero >= nombre() || arret != CodeRetour.FAIT) {
                    return;
                }
                Resultat connu = resultat(numero);
                if (connu.etat() != Etat.EN_ATTENTE) {
                    suivi.accept(connu);
                    return;
                }
                places.acquireUninterruptibly();
                ouvriers.execute(() -> {
                    try {
                        if (arret == CodeRetour.FAIT) {
                            suivi.accept(retenir(numero, envoyee(envoi, demande)));
                        }
                    } catch (RuntimeException e) {
                        panne = e;
                        arret = CodeRetour.INTERNE;
                    } finally {
                        places.release();
                    }
                });
            });
        } finally {
            places.acquireUninterruptibly(parallele);
            ouvriers.shutdown();
        }
        if (panne != null) {
            throw panne;
        }
        return bilan(false);
    }

    /** Says what would be sent: as {@link #envoyer}, without network and without a trace. */
    Bilan essayer(Acquis acquis) {
        AtomicInteger prochaine = new AtomicInteger();
        lecture.lire(demande -> {
            int numero = prochaine.getAndIncrement();
            if (numero < nombre() && resultat(numero).etat() == Etat.EN_ATTENTE) {
                retenir(numero, essayee(acquis, demande));
            }
        });
        return bilan(true);
    }

    private Bilan bilan(boolean essai) {
        return new Bilan(resultats, arret, sansDetail, essai);
    }

    private synchronized Resultat resultat(int numero) {
        return resultats.get(numero);
    }

    private synchronized Resultat retenir(int numero, Resultat resultat) {
        boolean tropDeDetails = resultat.detaille() && details >= DETAILS_MAX;
        details += resultat.detaille() ? 1 : 0;
        sansDetail += tropDeDetails ? 1 : 0;
        resultats.set(numero, tropDeDetails ? resultat.sansDetail() : resultat);
        return resultat;
    }

    private Resultat examinee(Demande demande, Map<Identite, Premiere> premieres) {
        List<Faute> fautes = controle.fautes(demande);
        if (fautes.stream().anyMatch(faute -> !faute.conseil())) {
            return Resultat.de(demande, Etat.A_CORRIGER, fautes);
        }
        String empreinte = Empreinte.de(demande.contenu(), demande.chemins());
        Premiere premiere = premieres.putIfAbsent(demande.identite(), new Premiere(demande.source(), empreinte));
        if (premiere == null) {
            return Resultat.de(demande, Etat.EN_ATTENTE);
        }
        Faute faute = Faute.a(
                "referenceFacture", "demande-differente", textes.dire("lot.reference-double", premiere.source()));
        return premiere.empreinte().equals(empreinte)
                ? Resultat.de(demande, Etat.EN_DOUBLE)
                : Resultat.de(demande, Etat.A_CORRIGER, List.of(faute));
    }

    private Resultat essayee(Acquis acquis, Demande demande) {
        try {
            return Pieces.de(demande)
                    .dejaAcceptee(demande, acquis.acceptee(demande.identite()), textes)
                    .orElseGet(() -> Resultat.de(demande, Etat.PRETE, controle.fautes(demande)));
        } catch (IOException e) {
            return illisible(demande, Etat.A_CORRIGER, e);
        }
    }

    private Resultat envoyee(EnvoiSuivi envoi, Demande demande) {
        List<Faute> fautes = controle.fautes(demande);
        if (fautes.stream().anyMatch(faute -> !faute.conseil())) {
            // It was changed since it was examined.
            return Resultat.de(demande, Etat.A_CORRIGER, fautes);
        }
        try {
            Resultat resultat = envoi.envoyer(demande);
            echecs.set(0);
            return resultat;
        } catch (AssureException refusal) {
            int code = CodeRetour.de(refusal);
            if (code == CodeRetour.A_CORRIGER) {
                echecs.set(0);
                return Resultat.de(demande, Etat.REFUSEE).avec(refusal);
            }
            if (code == CodeRetour.ACCES || echecs.incrementAndGet() >= ECHECS_DE_SUITE) {
                arret = code;
            }
            return Resultat.de(demande, Etat.EN_ATTENTE).avec(refusal);
        } catch (IOException e) {
            arret = CodeRetour.FICHIER;
            return illisible(demande, Etat.EN_ATTENTE, e);
        }
    }

    private Resultat illisible(Demande demande, Etat etat, IOException e) {
        Faute faute = new Faute("", "fichier", textes.dire("fichier.illisible", e.getMessage()), false);
        return Resultat.de(demande, etat, List.of(faute));
    }
}
