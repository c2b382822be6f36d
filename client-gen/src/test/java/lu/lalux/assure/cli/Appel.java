package lu.lalux.assure.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of the command line in this JVM. */
record Appel(int code, String sortie, String erreurs) {

    static Contexte contexte(String langue) {
        return new Contexte(
                Map.of(),
                Textes.de(langue),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Contrat::embarque,
                Optional.empty());
    }

    static Appel de(Map<String, String> environnement, String... args) {
        return de(Optional.empty(), environnement, args);
    }

    static Appel de(Optional<Terminal> terminal, Map<String, String> environnement, String... args) {
        return de(Contrat::embarque, terminal, environnement, args);
    }

    /** @param contrat in the place of the one that the archive has */
    static Appel de(Contrat contrat, Map<String, String> environnement, String... args) {
        return de(() -> contrat, Optional.empty(), environnement, args);
    }

    private static Appel de(
            Supplier<Contrat> contrat, Optional<Terminal> terminal, Map<String, String> environnement, String... args) {
        StringWriter sortie = new StringWriter();
        StringWriter erreurs = new StringWriter();
        int code = Main.executer(
                args, environnement, contrat, new PrintWriter(sortie), new PrintWriter(erreurs), terminal);
        return new Appel(code, sortie.toString(), erreurs.toString());
    }
}
