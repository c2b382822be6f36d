package lu.lalux.assure.conformance.suite.report;

import java.io.PrintStream;
import java.util.List;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Printout;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.run.Selection;

/** What a run would send, before it is made: for whoever must agree to it. */
public final class DryRun extends Printout {

    /**
     * @param out where to
     * @param language of the texts
     * @param redaction what must not be seen
     */
    public DryRun(PrintStream out, Language language, Redaction redaction) {
        super(out, language, redaction);
    }

    /**
     * @param target whom it would be sent to
     * @param selection which tests
     * @param tests with the requests that each would send
     */
    public void print(Target target, Selection selection, List<Outcome> tests) {
        say(
                "Rien n'a été envoyé. Une exécution demanderait des jetons, puis enverrait :",
                "Nothing was sent. A run would ask for tokens, then send:");
        if (!target.data().isEmpty()) {
            String source = redaction.apply(target.data().source());
            say("Données de la cible : " + source, "The target's own data: " + source);
        }
        for (Outcome test : tests) {
            out.println();
            out.println(test.id() + " : " + redaction.apply(test.title().in(language)));
            test.reason().ifPresent(reason -> out.println("  (" + redaction.apply(reason.in(language)) + ")"));
            test.exchanges().forEach(exchange -> out.println("  " + line(exchange.call())));
        }
        long requests =
                tests.stream().mapToLong(test -> test.exchanges().size()).sum();
        out.println();
        say(
                tests.size() + " essais, au moins " + requests + " requêtes, à "
                        + redaction.apply(target.api().toString()) + " (un essai s'arrête à la première faute).",
                tests.size() + " tests, at least " + requests + " requests, to "
                        + redaction.apply(target.api().toString()) + " (a test stops at the first fault).");
        if (selection.refusalsOnly()) {
            say("Tout doit être refusé : la cible ne garde rien.", "All must be refused: the target keeps nothing.");
        } else {
            say(
                    "La cible garderait des fichiers et des demandes, de références CONF-… ; ils sont énumérés à la fin.",
                    "The target would keep files and requests, with references CONF-…; they are listed at the end.");
        }
    }

    private String line(Call call) {
        return redaction.apply(call.method() + " " + call.uri() + " (" + call.length() + " "
                + new Text("octets", "bytes").in(language) + ")");
    }
}
