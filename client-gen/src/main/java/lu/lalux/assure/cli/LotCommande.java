package lu.lalux.assure.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lu.lalux.assure.client.AssureClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

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

    @Mixin
    private OptionsLecture lecture = new OptionsLecture();

    @Option(
            names = {"--essai-a-blanc", "--dry-run"},
            descriptionKey = "option.essai-a-blanc")
    private boolean essai;

    @Option(names = "--parallele", paramLabel = "N", descriptionKey = "option.parallele", defaultValue = "4")
    private int parallele;

    @Option(names = "--sans-barre", descriptionKey = "option.sans-barre")
    private boolean sansBarre;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "DOSSIER", descriptionKey = "param.dossier")
    private Path dossier;

    @Override
    public Integer call() {
        Contexte contexte = assure.contexte();
        Textes textes = contexte.textes();
        if (parallele < 1 || parallele > PARALLELE_MAX) {
            throw new ArretException(CodeRetour.USAGE, contexte.dire("parallele.bornes", PARALLELE_MAX));
        }
        if (!Files.isDirectory(dossier)) {
            throw new ArretException(CodeRetour.FICHIER, contexte.dire("fichier.illisible", dossier));
        }
        Contrat contrat = contexte.contrat();
        LectureDossier lue = lecture.lecture(contrat, textes);
        Lot lot = new Lot(suite -> lue.lire(dossier, lecture.fonction(), suite), new Controle(contrat, textes), textes);
        Path suivi = dossier.resolve(SUIVI);
        String serveur = connexion.serveur(contexte).api().toString();
        Bilan bilan = essai ? essayer(lot, suivi, serveur, contexte) : envoyer(lot, suivi, serveur, contexte);
        if (json) {
            bilan.ecrire(contexte.sortie());
            contexte.sortie().println();
        } else {
            bilan.dire(contexte);
        }
        return bilan.code();
    }

    private Bilan essayer(Lot lot, Path suivi, String serveur, Contexte contexte) {
        lot.examiner();
        return lot.essayer(Acquis.consulter(suivi, serveur, connexion.compte(contexte), contexte.textes()));
    }

    private Bilan envoyer(Lot lot, Path suivi, String serveur, Contexte contexte) {
        Textes textes = contexte.textes();
        try (AssureClient client = connexion.client(contexte);
                Journal journal = Journal.ouvrir(suivi, serveur, connexion.compte(contexte), textes)) {
            lot.examiner();
            Barre barre = new Barre(contexte.erreurs(), lot.nombre());
            boolean montrer = contexte.interactif() && !sansBarre;
            Consumer<Resultat> progres = montrer ? barre::avancer : resultat -> {};
            Bilan bilan = lot.envoyer(new EnvoiSuivi(new Envoi(client), journal, textes), parallele, progres);
            barre.finir();
            ecrire(bilan, suivi);
            return bilan;
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, contexte.dire("fichier.illisible", suivi));
        }
    }

    /** The old summary, or the new one; never half of it. */
    private static void ecrire(Bilan bilan, Path suivi) throws IOException {
        Path nouveau = suivi.resolve("bilan.json.nouveau");
        try (Writer sortie = Files.newBufferedWriter(nouveau)) {
            bilan.ecrire(sortie);
        }
        Files.move(nouveau, suivi.resolve("bilan.json"), StandardCopyOption.REPLACE_EXISTING);
    }
}
