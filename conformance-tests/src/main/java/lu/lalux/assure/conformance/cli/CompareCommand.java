package lu.lalux.assure.conformance.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lu.lalux.assure.conformance.cli.settings.LanguageOption;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.report.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What has changed between two runs: for a build that must not get worse before it is perfect. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compare deux rapports conformance.json : réparés, nouveaux échecs, inchangés, perdus de vue.",
            "Compares two reports conformance.json: mended, new failures, unchanged, lost sight of."
        },
        exitCodeListHeading = "%nCodes de sortie / Exit codes%n",
        exitCodeList = {
            "0:aucun nouvel échec / no new failure",
            "1:au moins un nouvel échec / at least one new failure",
            "2:pas de comparaison, ou des essais sans verdict qui en avaient un / no comparison, or tests without a "
                    + "verdict that had one"
        })
final class CompareCommand implements Callable<Integer> {

    private static final int NO_VERDICT = 2;

    @Parameters(
            index = "0",
            paramLabel = "AVANT",
            description = {"Le rapport d'avant.", "The earlier report."})
    private Path before;

    @Parameters(
            index = "1",
            paramLabel = "APRES",
            description = {"Le rapport d'après.", "The later report."})
    private Path after;

    @Mixin
    private LanguageOption language;

    private final PrintStream out;
    private final PrintStream err;

    CompareCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            Comparison comparison = Comparison.of(before, after);
            if (!comparison.sameTests()) {
                out.println(new Text(
                                "Les deux rapports n'ont pas la même liste d'essais.",
                                "The two reports do not have the same list of tests.")
                        .in(language.asked()));
            }
            list(new Text("Réparés", "Mended"), comparison.mended());
            list(new Text("Nouveaux échecs", "New failures"), comparison.broken());
            list(new Text("Inchangés (en échec)", "Unchanged (failing)"), comparison.unchanged());
            list(new Text("Sans verdict désormais", "Without a verdict now"), comparison.lost());
            return comparison.exitCode();
        } catch (IOException e) {
            err.println(new Text(
                            "Pas de comparaison : « " + before + " » et « " + after
                                    + " » doivent être deux rapports conformance.json de cette suite.",
                            "No comparison: \"" + before + "\" and \"" + after
                                    + "\" must be two reports conformance.json of this suite.")
                    .in(language.asked()));
            return NO_VERDICT;
        }
    }

    private void list(Text title, List<String> ids) {
        out.println(title.in(language.asked()) + " : " + ids.size());
        ids.forEach(id -> out.println("  " + id));
    }
}
