package lu.lalux.assure.conformance.cli.judge;

import java.io.InputStream;
import java.util.function.IntConsumer;
import picocli.CommandLine.Option;

/** The options of a command that a program starts, as typed. */
public final class StarterOptions {

    private static final int NO_VERDICT = 2;

    @Option(
            names = "--ready-line",
            fallbackValue = "true",
            description = {
                "Sur la sortie standard, une seule ligne, en JSON, quand le juge est prêt : processus, adresses,"
                        + " dossiers. Le reste va à la sortie d'erreur.",
                "On the standard output one line only, in JSON, when the judge is ready: process, addresses, folders."
                        + " All else goes to the standard error."
            })
    boolean readyLine;

    @Option(
            names = "--stop-with",
            paramLabel = "nothing|parent|input",
            defaultValue = "nothing",
            description = {
                "Ce dont la fin est aussi celle du juge, sans verdict : rien ; le processus qui l'a lancé (parent) ; son"
                        + " entrée standard (input).",
                "Whose end is the judge's too, without a verdict: nothing; the process that has started it (parent);"
                        + " its standard input (input)."
            })
    Starter starter;

    /** {@return whether the standard output is for one line alone} */
    public boolean readyLine() {
        return readyLine;
    }

    /**
     * Ends this process when whoever started it is gone.
     *
     * @param input the standard input
     * @param exit ends it with an exit code
     */
    public void watch(InputStream input, IntConsumer exit) {
        starter.watch(input, () -> exit.accept(NO_VERDICT));
    }
}
