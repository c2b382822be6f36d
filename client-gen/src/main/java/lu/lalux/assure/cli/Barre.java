package lu.lalux.assure.cli;

import java.io.PrintWriter;

/** A progress bar on one line of a console. Thread-safe. */
final class Barre {

    private static final int LARGEUR = 30;

    private final PrintWriter console;
    private final int total;
    private int faites;
    private int manquees;

    Barre(PrintWriter console, int total) {
        this.console = console;
        this.total = total;
    }

    synchronized void avancer(Resultat resultat) {
        faites++;
        if (resultat.etat().compareTo(Etat.EN_DOUBLE) > 0) {
            manquees++;
        }
        int pleins = LARGEUR * faites / total;
        console.print("\r[" + "#".repeat(pleins) + "-".repeat(LARGEUR - pleins) + "] " + faites + "/" + total
                + (manquees == 0 ? "" : " (! " + manquees + ")"));
        if (faites == total) {
            console.println();
        }
        console.flush();
    }

    /** Leaves the line, if the end was not reached. */
    synchronized void finir() {
        if (faites > 0 && faites < total) {
            console.println();
        }
    }
}
