package lu.lalux.assure.conformance.selfcheck;

import java.io.PrintStream;
import java.util.List;

/** Prints the kill matrix: mutant, where it comes from, the tests meant for it, the tests that failed. French first. */
final class Matrix {

    private final PrintStream out;

    Matrix(PrintStream out) {
        this.out = out;
    }

    void print(Findings findings) {
        out.println("Mutants : mutant | source | essais prévus / tests meant | essais en échec / tests that failed");
        findings.kills().forEach(this::kill);
        out.println();
        out.println("Mutants écartés / Excluded mutants");
        findings.excluded().forEach((id, reason) -> out.println("- " + id + " | " + reason));
        out.println();
        out.println("Variantes conformes / Conforming variants");
        findings.alarms()
                .forEach(alarm -> out.println((alarm.isFalse() ? "✗ " : "✓ ") + alarm.id() + " | " + alarm.what()
                        + " | " + alarm.profiles() + (alarm.isFalse() ? " | " + words(alarm.failures()) : "")));
        out.println();
        out.println("Plancher / Floor: serveur / server | verdicts | réussis / passed");
        findings.scores()
                .forEach(score -> out.println((score.conforms() ? "✗ " : "✓ ") + score.id() + " | " + score.verdicts()
                        + " | " + score.passed() + "/" + score.total() + " | exit " + score.exitCode()));
        out.println();
        figures(findings);
    }

    private void kill(Kill kill) {
        String mark = kill.survived() ? "✗ " : "✓ ";
        String by = kill.stopped() ? "arrêt avant le premier essai / stopped: " + kill.refused() : words(kill.failed());
        out.println(mark + kill.mutant().id() + " | " + kill.mutant().source() + " | "
                + words(kill.mutant().meant()) + " | " + by);
    }

    private void figures(Findings findings) {
        long stopped = findings.kills().stream().filter(Kill::stopped).count();
        out.println("Serveur juste / Right server : "
                + findings.baseline().outcomes().size() + " essais / tests, échecs / failures : "
                + words(findings.baselineFailures()));
        out.println("Mutants : " + findings.kills().size() + " (" + findings.mutants(true)
                + " dérivés du contrat / derived, " + findings.mutants(false)
                + " à la main / by hand), dont / of which "
                + stopped + " arrêtés avant le premier essai / stopped before the first test");
        out.println("Écartés, avec la raison / Excluded, with the reason : "
                + findings.excluded().size());
        out.println("Survivants / Survivors (" + findings.survivors().size() + ") : " + words(findings.survivors()));
        out.println("Fausses alertes / False alarms (" + findings.falseAlarms().size() + " sur / of "
                + findings.alarms().size() + ") : " + words(findings.falseAlarms()));
        out.println("Serveurs inertes conformes / Idle servers that conform ("
                + findings.conformingIdlers().size() + " sur / of "
                + findings.scores().size() + ") : " + words(findings.conformingIdlers()));
        out.println("Durée / Duration : " + findings.seconds() + " s");
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "∅" : String.join(", ", words);
    }
}
