package lu.lalux.assure.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code assure verifier}: everything that is wrong with requests, by the contract, without network or credentials. What is
 * found is told at once, so that nothing of it stays in memory.
 */
@Command(name = "verifier")
final class VerifierCommande implements Callable<Integer> {

    @ParentCommand
    private Assure assure;

    @Mixin
    private OptionsLecture lecture = new OptionsLecture();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "CHEMIN", arity = "1..*", descriptionKey = "param.chemins")
    private List<Path> chemins = new ArrayList<>();

    private int demandes;
    private int fautives;

    @Override
    public Integer call() {
        Contexte contexte = assure.contexte();
        if (json) {
            ecrire(contexte);
        } else {
            Recit recit = new Recit(contexte);
            verifier(contexte, (demande, fautes) -> {
                if (!fautes.isEmpty()) {
                    contexte.sortie().println(demande.source());
                    fautes.forEach(faute -> contexte.sortie().println(recit.ligne(faute)));
                }
            });
            contexte.sortie().println(contexte.dire("verifier.bilan", demandes, fautives));
        }
        return fautives == 0 ? CodeRetour.FAIT : CodeRetour.A_CORRIGER;
    }

    private void ecrire(Contexte contexte) {
        try (JsonGenerator sortie = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(contexte.sortie())) {
            sortie.writeStartObject();
            sortie.writeArrayPropertyStart("resultats");
            verifier(contexte, (demande, fautes) -> {
                ObjectNode un = JsonNodeFactory.instance
                        .objectNode()
                        .put("demande", demande.source())
                        .put("fonction", demande.fonction().name().toLowerCase(Locale.ROOT));
                un.set("fautes", Recit.json(fautes));
                sortie.writePOJO(un);
            });
            sortie.writeEndArray();
            sortie.writeNumberProperty("demandes", demandes);
            sortie.writeNumberProperty("fautives", fautives);
            sortie.writeEndObject();
        }
        contexte.sortie().println();
    }

    private void verifier(Contexte contexte, BiConsumer<Demande, List<Faute>> dire) {
        Contrat contrat = contexte.contrat();
        LectureDossier lue = lecture.lecture(contrat, contexte.textes());
        Controle controle = new Controle(contrat, contexte.textes());
        for (Path chemin : chemins) {
            lue.lire(chemin, lecture.fonction(), demande -> {
                List<Faute> fautes = controle.fautes(demande);
                demandes++;
                if (fautes.stream().anyMatch(faute -> !faute.conseil())) {
                    fautives++;
                }
                dire.accept(demande, fautes);
            });
        }
    }
}
