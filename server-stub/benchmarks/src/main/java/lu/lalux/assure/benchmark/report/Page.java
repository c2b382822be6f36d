package lu.lalux.assure.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import lu.lalux.assure.benchmark.scenario.Measured;
import lu.lalux.assure.benchmark.scenario.Plan;
import lu.lalux.assure.benchmark.scenario.SettlementScenario;
import lu.lalux.assure.benchmark.scenario.UploadScenario;
import lu.lalux.assure.benchmark.scenario.WithJournal;
import lu.lalux.assure.benchmark.server.Servers;

/** Writes {@code RESULTS.md} and {@code results.svg}. */
public final class Page {

    private final StringBuilder text = new StringBuilder();

    /**
     * Writes both.
     *
     * @param folder where to
     * @param plan how long was measured
     * @param machine what on, and with which versions, a line each
     */
    public void write(Path folder, Findings findings, Plan plan, List<String> machine) throws IOException {
        line("# How fast the sandbox is");
        line("");
        line("Written by the benchmark itself, on " + LocalDate.now(ZoneOffset.UTC) + ". Made again by:");
        line("");
        line("```");
        line("./mvnw -T1 -P benchmark package");
        line("```");
        line("");
        line("Absolute figures move from machine to machine; only those of one run can be compared. Load generator and"
                + " servers share the machine.");
        line("");
        machine.forEach(fact -> line("- " + fact));
        line("- Every server in a process of its own, with a heap of " + Servers.HEAP_MEGABYTES
                + " MB; the sandbox with the options for Java with which its build starts it, every other with its defaults; "
                + plan.warmUp().toSeconds() + " s of load before "
                + plan.rounds() + " rounds of " + plan.round().toSeconds()
                + " s, the servers taking turns. The figures are the medians of the rounds; in parentheses the slowest and"
                + " the fastest.");
        line(
                "- The load generator is the benchmark's own: one thread, connections that stay, each with its next request when it has"
                        + " its answer; every answer is checked. The raw Jetty's rows show what it and the machine can do. A bare Spring Boot"
                        + " ends a connection after 100 requests (Tomcat's default); the sandbox does not.");
        line("");
        line("![Settlements in a second](results.svg)");
        goals(findings);
        settlements(findings.settlements());
        journals(findings.journals());
        uploads(findings.uploads());
        tokens(findings.tokens());
        starts(findings);
        growth(findings.growth(), plan);
        Files.writeString(folder.resolve("RESULTS.md"), text);
        Files.writeString(folder.resolve("results.svg"), Plot.of(findings.settlements()));
    }

    private void goals(Findings findings) {
        line("");
        line("## Goals");
        line("");
        line("| goal | bound | found | |");
        line("|---|---|---|---|");
        for (Goal goal : Goal.of(findings)) {
            line("| " + goal.what() + " | " + goal.bound() + " | " + goal.found() + " | "
                    + (goal.met() ? "met" : "**not met**") + " |");
        }
    }

    private void settlements(List<Measured> all) {
        if (all.isEmpty()) {
            return;
        }
        line("");
        line("## Settlements: `PUT /reparateur`, " + SettlementScenario.CONNECTIONS + " connections");
        line("");
        line(
                "The sandbox checks a real token and its scope, the whole request against the contract, the sums, and the key of an"
                        + " uploaded file, and answers when the record is on disk; each request has a reference of its own. Afterwards its"
                        + " database is counted: exactly what it accepted is there. WireMock checks the body against the contract's schema"
                        + " and that there is a token; Prism checks the body against the contract, and that there is a token. The bare"
                        + " Spring Boot parses the body to a map; the raw Jetty throws it away.");
        line("");
        line("| server | settlements/s | median ms | p99 ms | CPU µs each | peak MB | other answers |");
        line("|---|---|---|---|---|---|---|");
        all.forEach(this::row);
        if (all.stream().anyMatch(one -> one.name().contains("PostgreSQL"))) {
            line("");
            line("CPU and memory are the process's own: PostgreSQL's are not in them.");
        }
    }

    private void journals(List<WithJournal> all) {
        if (all.isEmpty()) {
            return;
        }
        line("");
        line("## The journal of requests");
        line("");
        line(
                "Settlements as above, to a sandbox that keeps its journal for ten seconds, and then passes it by for ten, in one"
                        + " process: two processes of the very same sandbox differ by more than the journal costs. Of two neighbouring"
                        + " turns, with the journal now first and now second, the one's settlements in a second are divided by the"
                        + " other's; after each turn it is counted what the journal took: all, or nothing. ± is the standard error.");
        line("");
        line("| database | pairs of turns | with the journal, of without | least | most |");
        line("|---|---|---|---|---|");
        all.forEach(one -> line(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.3f | %.3f |",
                one.database(),
                one.ratios().size(),
                mean(one),
                one.least(),
                one.most())));
    }

    /** With its error, if that can be told. */
    static String mean(WithJournal journal) {
        String mean = String.format(Locale.ROOT, "%.3f", journal.mean());
        return Double.isNaN(journal.error()) ? mean : mean + String.format(Locale.ROOT, " ± %.3f", journal.error());
    }

    private void uploads(List<Measured> all) {
        if (all.isEmpty()) {
            return;
        }
        line("");
        line("## Uploads of 5 MiB: `PUT /reparateur/upload`, " + UploadScenario.CONNECTIONS + " connections");
        line("");
        line(
                "7 MB of JSON each. The sandbox decodes, counts, hashes, scans (built-in scanner) and stores the file, and answers"
                        + " when it is on disk, in the folder store, and its record too. The bare Spring Boot and the raw Jetty keep"
                        + " nothing. What can be kept is bounded by the disk: its row is as many files of 5 MiB, written and waited for by"
                        + " as many threads, without any server.");
        line("");
        line("| server | uploads/s | median ms | p99 ms | CPU µs each | peak MB | other answers |");
        line("|---|---|---|---|---|---|---|");
        all.forEach(this::row);
    }

    private void tokens(List<Measured> all) {
        if (all.isEmpty()) {
            return;
        }
        line("");
        line("## Tokens: `POST /token`, " + SettlementScenario.CONNECTIONS + " connections");
        line("");
        line("| server | tokens/s | median ms | p99 ms | CPU µs each | peak MB | other answers |");
        line("|---|---|---|---|---|---|---|");
        all.forEach(this::row);
    }

    private void starts(Findings findings) {
        if (findings.starts().isEmpty()) {
            return;
        }
        line("");
        line("## Start");
        line("");
        line(
                "From the start of the process to the first token that it issues, in a data folder that it has run on before unless"
                        + " said otherwise; the folder that the build leaves in `server-stub/target/sandbox`.");
        line("");
        line("| how | ms |");
        line("|---|---|");
        findings.starts().forEach((way, millis) -> line("| " + way + " | " + millis + " |"));
    }

    private void growth(List<Measured> all, Plan plan) {
        if (all.isEmpty()) {
            return;
        }
        line("");
        line("## Growth");
        line("");
        line(String.format(
                Locale.ROOT,
                "Settlements as above; a full database has %,d of them, each with a file of its own, of 1,000 suppliers, put there"
                        + " directly. What a round adds is removed before the next.",
                plan.stored()));
        line("");
        line("| database | settlements/s | median ms | p99 ms | CPU µs each | peak MB | other answers |");
        line("|---|---|---|---|---|---|---|");
        all.forEach(this::row);
    }

    private void row(Measured one) {
        line(String.format(
                Locale.ROOT,
                "| %s | %s (%s to %s) | %.1f | %.1f | %,.0f | %d | %d |",
                one.name(),
                rate(one.perSecond()),
                rate(one.least()),
                rate(one.most()),
                one.medianMillis(),
                one.p99Millis(),
                one.cpuMicros(),
                one.peakMegabytes(),
                one.bad()));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%,.0f", perSecond);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
