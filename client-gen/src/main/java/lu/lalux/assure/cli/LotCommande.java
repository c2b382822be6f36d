package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lu.lalux.assure.client.AssureClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** {@code assure lot}: a whole folder of requests, that may be cut off and started again. */
@Command(name = "lot")
final class LotCommande implements Callable<Integer> {

    /** Inside the folder: journal and summary. */
    private static final String SUIVI = "assure-suivi";

    private static final int PARALLELE_MAX = 16;

    @ParentCommand
    private Assure assure;

    @Mixin
    private Connexion connexion = new Connexion();

    @Option(names = "--fonction", descriptionKey = "option.fonction-devinee")
    private Fonction fonction;

    @Option(names = "--parallele", paramLabel = "N", descriptionKey = "option.parallele", defaultValue = "4")
    private int parallele;

    @Option(names = "--sans-barre", descriptionKey = "option.sans-barre")
    private boolean sansBarre;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "DOSSIER", descriptionKey = "param.dossier")
    private Path dossier;

    @Override
    public Integer call() throws InterruptedException {
        Contexte contexte = assure.contexte();
        Textes textes = contexte.textes();
        if (parallele < 1 || parallele > PARALLELE_MAX) {
            throw new ArretException(CodeRetour.USAGE, contexte.dire("parallele.bornes", PARALLELE_MAX));
        }
        if (!Files.isDirectory(dossier)) {
            throw new ArretException(CodeRetour.FICHIER, contexte.dire("fichier.illisible", dossier));
        }
        Contrat contrat = new Contrat();
        List<Demande> demandes = new LectureDossier(contrat, textes).lire(dossier, fonction);
        Path suivi = dossier.resolve(SUIVI);
        String serveur = connexion.serveur(contexte).api().toString();
        try (AssureClient client = connexion.client(contexte);
                Journal journal = Journal.ouvrir(suivi, serveur, connexion.compte(contexte), textes)) {
            EnvoiSuivi envoi = new EnvoiSuivi(new Envoi(client), journal, textes);
            Lot lot = new Lot(demandes, new Controle(contrat, textes), envoi, textes);
            Barre barre = new Barre(contexte.erreurs(), demandes.size());
            Consumer<Resultat> progres = sansBarre || System.console() == null ? resultat -> {} : barre::avancer;
            Bilan bilan = lot.envoyer(parallele, progres);
            barre.finir();
            ecrire(bilan, suivi);
            if (json) {
                new Recit(contexte).ecrire(bilan.json());
            } else {
                bilan.dire(contexte);
            }
            return bilan.code();
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, contexte.dire("fichier.illisible", suivi));
        }
    }

    /** The old summary, or the new one; never half of it. */
    private static void ecrire(Bilan bilan, Path suivi) throws IOException {
        Path nouveau = suivi.resolve("bilan.json.nouveau");
        Files.writeString(
                nouveau, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(bilan.json()));
        Files.move(nouveau, suivi.resolve("bilan.json"), StandardCopyOption.REPLACE_EXISTING);
    }
}
