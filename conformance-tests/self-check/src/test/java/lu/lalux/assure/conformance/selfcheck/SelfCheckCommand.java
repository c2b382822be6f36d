package lu.lalux.assure.conformance.selfcheck;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import lu.lalux.assure.conformance.cli.settings.LanguageOption;
import lu.lalux.assure.conformance.suite.Suite;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code self-check}: how much the suite itself is worth, on this machine, without any target. */
@Command(
        name = "self-check",
        mixinStandardHelpOptions = true,
        description = {
            "Éprouve la suite elle-même : un serveur juste et ses mutants, des variantes conformes, des serveurs inertes.",
            "Tests the suite itself: a right server and its mutants, conforming variants, servers that do nothing."
        },
        exitCodeListHeading = "%nCodes de sortie / Exit codes%n",
        exitCodeList = {
            "0:chaque mutant est pris, aucune fausse alerte / every mutant caught, no false alarm",
            "1:un mutant survit, ou une fausse alerte / a mutant survives, or a false alarm"
        })
public final class SelfCheckCommand implements Callable<Integer> {

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = {
                "Serveurs éprouvés à la fois ; par défaut un par processeur.",
                "Servers tested at once; default one for each processor."
            })
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--mutant",
            paramLabel = "PARTIE",
            description = {
                "Seulement les mutants et les variantes dont l'identifiant contient ceci.",
                "Only the mutants and variants whose id contains this."
            })
    String part;

    @Mixin
    LanguageOption language;

    private final PrintStream out;

    private SelfCheckCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new SelfCheckCommand(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() {
        SelfCheck check = new SelfCheck(Suite.run(), Math.max(1, threads));
        Findings findings = part == null ? check.run(server -> {}) : check.run(part, server -> {});
        findings.print(out, language.asked());
        return findings.sound() ? 0 : 1;
    }
}
