package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.cli.EnvoiSuivi.EnvoiDeContenu;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureException;
import lu.lalux.assure.client.Depot;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request from one JSON file: checked, its files uploaded, sent. What was done is kept beside the file until it is known what
 * became of the request, so that the same command sends the same request, whose keys are part of what it is (D19).
 */
final class EnvoiUnique {

    /** Behind the file's name: the folder with the journal. */
    private static final String SUIVI = ".assure-suivi";

    private static final int CONFLIT = 409;

    @Mixin
    private Connexion connexion = new Connexion();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "DEMANDE.json", descriptionKey = "param.demande")
    private Path fichier;

    /** @param donnes the files that the command line names, by the field that takes their key; null values for none */
    int executer(Contexte contexte, Fonction fonction, Map<String, Path> donnes) {
        Contrat contrat = contexte.contrat();
        Demande demande = avec(new LectureJson(contrat, contexte.textes()).lire(fichier, fonction), donnes);
        ObjectNode resultat = JsonNodeFactory.instance.objectNode().put("demande", demande.source());
        int code = executer(contexte, new Controle(contrat, contexte.textes()).fautes(demande), demande, resultat);
        if (json) {
            new Recit(contexte).ecrire(resultat);
        }
        return code;
    }

    private int executer(Contexte contexte, List<Faute> fautes, Demande demande, ObjectNode resultat) {
        Recit recit = new Recit(contexte);
        fautes.forEach(faute -> contexte.erreurs().println(recit.ligne(faute)));
        resultat.set("fautes", Recit.json(fautes));
        if (fautes.stream().anyMatch(faute -> !faute.conseil())) {
            contexte.erreurs().println(contexte.dire("demande.non-envoyee", demande.source()));
            return CodeRetour.A_CORRIGER;
        }
        Path suivi = fichier.resolveSibling(fichier.getFileName() + SUIVI);
        int code;
        boolean reprise = false;
        try (AssureClient client = connexion.client(contexte)) {
            code = dire(contexte, envoyer(contexte, client, suivi, demande, resultat), resultat);
        } catch (AssureException refusal) {
            resultat.set("refus", Recit.json(refusal));
            recit.lignes(refusal).forEach(contexte.erreurs()::println);
            code = CodeRetour.de(refusal);
            // Another one is recorded under the reference: perhaps that of an earlier run, with the keys that are
            // noted.
            reprise = refusal.status() == CONFLIT;
        } catch (IOException e) {
            contexte.erreurs().println(contexte.dire("fichier.illisible", e.getMessage()));
            code = CodeRetour.FICHIER;
        }
        if (!reprise && (code == CodeRetour.FAIT || code == CodeRetour.A_CORRIGER)) {
            Journal.oublier(suivi);
        } else {
            contexte.erreurs().println(contexte.dire("demande.suivi", suivi));
        }
        return code;
    }

    /** Each key is on the disk before the request that names it leaves: a request without an answer is sent again as it was. */
    private Resultat envoyer(Contexte contexte, AssureClient client, Path suivi, Demande demande, ObjectNode resultat)
            throws IOException {
        String serveur = connexion.serveur(contexte).api().toString();
        try (Journal journal = Journal.ouvrir(suivi, serveur, connexion.compte(contexte), contexte.textes())) {
            EnvoiNote envoi =
                    new EnvoiNote(new Envoi(client), demande.fichiers().keySet(), resultat);
            return new EnvoiSuivi(envoi, journal, contexte.textes()).envoyer(demande);
        }
    }

    private int dire(Contexte contexte, Resultat envoyee, ObjectNode resultat) {
        if (envoyee.etat() == Etat.ACCEPTEE || envoyee.etat() == Etat.DEJA_ACCEPTEE) {
            resultat.put("status", 202);
            if (!json) {
                contexte.sortie().println(contexte.dire("demande.acceptee", envoyee.reference()));
            }
            return CodeRetour.FAIT;
        }
        Recit recit = new Recit(contexte);
        envoyee.fautes().forEach(faute -> contexte.erreurs().println(recit.ligne(faute)));
        resultat.withArrayProperty("fautes").addAll(Recit.json(envoyee.fautes()));
        return envoyee.etat() == Etat.EN_ATTENTE ? CodeRetour.PLUS_TARD : CodeRetour.A_CORRIGER;
    }

    /** Notes the keys that the request went out with. */
    private record EnvoiNote(EnvoiDeContenu envoi, Set<String> champs, ObjectNode resultat) implements EnvoiDeContenu {

        @Override
        public Depot deposer(Fonction fonction, String nom, byte[] contenu) {
            return envoi.deposer(fonction, nom, contenu);
        }

        @Override
        public void demander(Fonction fonction, ObjectNode contenu) {
            champs.forEach(champ -> resultat.set(champ, contenu.get(champ)));
            envoi.demander(fonction, contenu);
        }
    }

    private static Demande avec(Demande demande, Map<String, Path> donnes) {
        Map<String, Path> fichiers = new LinkedHashMap<>(demande.fichiers());
        donnes.forEach((champ, donne) -> {
            if (donne != null) {
                demande.contenu().remove(champ);
                fichiers.put(champ, donne.toAbsolutePath());
            }
        });
        return new Demande(demande.source(), demande.fonction(), demande.contenu(), fichiers, demande.lecture());
    }
}
