package lu.lalux.assure.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** One run of the command line in this JVM. */
record Appel(int code, String sortie, String erreurs) {

    static Appel de(Map<String, String> environnement, String... args) {
        StringWriter sortie = new StringWriter();
        StringWriter erreurs = new StringWriter();
        int code = Main.executer(args, environnement, new PrintWriter(sortie), new PrintWriter(erreurs));
        return new Appel(code, sortie.toString(), erreurs.toString());
    }
}
