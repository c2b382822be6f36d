package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureException;
import lu.lalux.assure.client.Depot;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One request from one JSON file: checked, its files uploaded, sent. */
final class EnvoiUnique {

    @Mixin
    private Connexion connexion = new Connexion();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "DEMANDE.json", descriptionKey = "param.demande")
    private Path fichier;

    /** @param donnes the files that the command line names, by the field that takes their key; null values for none */
    int executer(Contexte contexte, Fonction fonction, Map<String, Path> donnes) {
        Contrat contrat = new Contrat();
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
        try (AssureClient client = connexion.client(contexte)) {
            Envoi envoi = new Envoi(client);
            ObjectNode contenu = demande.contenu().deepCopy();
            for (Map.Entry<String, Path> joint : demande.fichiers().entrySet()) {
                Depot depot = envoi.deposer(demande.fonction(), joint.getValue());
                if (!depot.verifie()) {
                    contexte.erreurs()
                            .println(joint.getValue() + " : "
                                    + contexte.dire("depot." + depot.statut().getValue()));
                    return CodeRetour.A_CORRIGER;
                }
                contenu.put(joint.getKey(), depot.cle().orElseThrow());
                resultat.put(joint.getKey(), depot.cle().orElseThrow());
            }
            envoi.demander(demande.fonction(), contenu);
            resultat.put("status", 202);
            if (!json) {
                contexte.sortie()
                        .println(contexte.dire(
                                "demande.acceptee", demande.reference().orElseThrow()));
            }
            return CodeRetour.FAIT;
        } catch (AssureException refusal) {
            resultat.set("refus", Recit.json(refusal));
            recit.lignes(refusal).forEach(contexte.erreurs()::println);
            return CodeRetour.de(refusal);
        } catch (IOException e) {
            contexte.erreurs().println(contexte.dire("fichier.illisible", e.getMessage()));
            return CodeRetour.FICHIER;
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
