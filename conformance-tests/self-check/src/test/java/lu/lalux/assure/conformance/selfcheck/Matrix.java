package lu.lalux.assure.conformance.selfcheck;

import java.io.PrintStream;
import java.util.List;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;

/**
 * Prints the kill matrix: mutant, where it comes from, the tests meant for it, the tests that failed; and the figures.
 */
final class Matrix {

    private final PrintStream out;
    private final Language language;

    Matrix(PrintStream out, Language language) {
        this.out = out;
        this.language = language;
    }

    void print(Findings findings) {
        title(
                "Mutants : mutant | source | essais prévus | essais en échec",
                "Mutants: mutant | source | tests meant | tests that failed");
        findings.kills().forEach(this::kill);
        out.println();
        title("Mutants écartés", "Excluded mutants");
        findings.excluded().forEach((id, reason) -> out.println("- " + id + " | " + reason));
        out.println();
        title("Variantes conformes", "Conforming variants");
        findings.alarms()
                .forEach(alarm -> out.println(mark(alarm.isFalse()) + alarm.id() + " | " + alarm.what() + " | "
                        + alarm.profiles() + (alarm.isFalse() ? " | " + words(alarm.failures()) : "")));
        out.println();
        title("Plancher : serveur | verdicts | essais réussis", "Floor: server | verdicts | tests passed");
        findings.scores()
                .forEach(score -> out.println(mark(score.conforms()) + score.id() + " | " + score.verdicts() + " | "
                        + score.passed() + "/" + score.total() + " | exit " + score.exitCode()));
        out.println();
        figures(findings);
    }

    private void kill(MutantResult kill) {
        String by = kill.stopped()
                ? say("arrêt sans verdict : ", "stopped without a verdict: ") + kill.refused()
                : words(kill.failed());
        out.println(mark(kill.survived()) + kill.mutant().id() + " | "
                + kill.mutant().source() + " | " + words(kill.mutant().meant()) + " | " + by);
    }

    private void figures(Findings findings) {
        figure(
                "Serveur juste (essais, échecs)",
                "Right server (tests, failures)",
                findings.baseline().outcomes().size() + ", " + words(findings.baselineFailures()));
        figure(
                "Mutants (dérivés du contrat, à la main)",
                "Mutants (derived from the contract, by hand)",
                findings.kills().size() + " (" + findings.mutants(true) + ", " + findings.mutants(false) + ")");
        figure(
                "Mutants arrêtés sans verdict",
                "Mutants stopped without a verdict",
                findings.kills().stream().filter(MutantResult::stopped).count());
        figure(
                "Écartés, avec la raison",
                "Excluded, with the reason",
                findings.excluded().size());
        figure(
                "Survivants",
                "Survivors",
                counted(findings.survivors(), findings.kills().size()));
        figure(
                "Fausses alertes",
                "False alarms",
                counted(findings.falseAlarms(), findings.alarms().size()));
        figure(
                "Serveurs inertes conformes",
                "Idle servers that conform",
                counted(findings.conformingIdlers(), findings.scores().size()));
        figure("Durée", "Duration", findings.seconds() + " s");
    }

    private void title(String fr, String en) {
        out.println(say(fr, en));
    }

    private void figure(String fr, String en, Object value) {
        out.println(say(fr + " : ", en + ": ") + value);
    }

    private String counted(List<String> ids, int of) {
        return ids.size() + say(" sur ", " of ") + of + " | " + words(ids);
    }

    private String say(String fr, String en) {
        return new Text(fr, en).in(language);
    }

    private static String mark(boolean wrong) {
        return wrong ? "✗ " : "✓ ";
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "∅" : String.join(", ", words);
    }
}
