package lu.lalux.assure.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.benchmark.report.Findings;
import lu.lalux.assure.benchmark.report.Page;
import lu.lalux.assure.benchmark.scenario.GrowthScenario;
import lu.lalux.assure.benchmark.scenario.JournalScenario;
import lu.lalux.assure.benchmark.scenario.Measured;
import lu.lalux.assure.benchmark.scenario.Plan;
import lu.lalux.assure.benchmark.scenario.SettlementScenario;
import lu.lalux.assure.benchmark.scenario.StartScenario;
import lu.lalux.assure.benchmark.scenario.TokenScenario;
import lu.lalux.assure.benchmark.scenario.UploadScenario;
import lu.lalux.assure.benchmark.scenario.WithJournal;
import lu.lalux.assure.benchmark.server.Machine;
import lu.lalux.assure.benchmark.server.Postgres;
import lu.lalux.assure.benchmark.server.Servers;

/**
 * Measures, and writes the page with the results. Run in the project's folder, which has been built.
 *
 * <p>Arguments: {@code quick} for a run of a few minutes that only shows that everything works and whose results go to
 * {@code target}; and the names of scenarios, all of them unless some are named.
 */
public final class Benchmark {

    private static final String QUICK = "quick";
    private static final Path FOLDER = Path.of("server-stub", "benchmarks");

    private enum Scenario {
        START,
        SETTLEMENT,
        JOURNAL,
        UPLOAD,
        TOKEN,
        GROWTH
    }

    private Benchmark() {}

    /** @param arguments {@code quick}, and names of scenarios */
    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean quick = words.remove(QUICK);
        Set<Scenario> chosen = words.isEmpty() ? EnumSet.allOf(Scenario.class) : EnumSet.noneOf(Scenario.class);
        words.forEach(word -> chosen.add(Scenario.valueOf(word.toUpperCase(Locale.ROOT))));
        boolean shown = !quick && chosen.size() == Scenario.values().length;
        Path target = shown ? FOLDER : Files.createDirectories(FOLDER.resolve("target"));

        Path temporary = Files.createTempDirectory("assure-benchmark");
        try {
            measure(quick ? Plan.quick() : Plan.full(), chosen, temporary, target);
        } catch (Exception failed) {
            System.err.println("What the servers wrote stays in " + temporary);
            throw failed;
        }
        delete(temporary);
        System.out.println("The results are in " + target.resolve("RESULTS.md"));
    }

    private static void measure(Plan plan, Set<Scenario> chosen, Path temporary, Path target) throws Exception {
        Servers servers = new Servers(Path.of("").toAbsolutePath(), temporary);
        Map<String, Long> starts = Map.of();
        SettlementScenario.Outcome settlements = new SettlementScenario.Outcome(List.of(), List.of());
        List<WithJournal> journals = List.of();
        List<Measured> uploads = List.of();
        List<Measured> tokens = List.of();
        List<Measured> growth = new ArrayList<>();
        List<String> machine = new ArrayList<>(Machine.description());
        try (Postgres postgres = new Postgres(servers.newFolder())) {
            machine.add("PostgreSQL " + postgres.version() + ", its defaults, on the same machine");
            if (begins(Scenario.START, chosen)) {
                starts = new StartScenario(servers, plan).run();
            }
            if (begins(Scenario.SETTLEMENT, chosen)) {
                settlements = new SettlementScenario(servers, plan).run(postgres);
            }
            if (begins(Scenario.JOURNAL, chosen)) {
                journals = new JournalScenario(servers, plan).run(postgres);
            }
            if (begins(Scenario.UPLOAD, chosen)) {
                uploads = new UploadScenario(servers, plan).run();
            }
            if (begins(Scenario.TOKEN, chosen)) {
                tokens = List.of(new TokenScenario(servers, plan).run());
            }
            if (begins(Scenario.GROWTH, chosen)) {
                GrowthScenario scenario = new GrowthScenario(servers, plan);
                growth.addAll(scenario.onSqlite());
                growth.addAll(scenario.onPostgres(postgres));
            }
        }
        new Page()
                .write(
                        target,
                        new Findings(
                                settlements.measured(),
                                settlements.atHalf(),
                                journals,
                                uploads,
                                tokens,
                                growth,
                                starts),
                        plan,
                        machine);
    }

    private static boolean begins(Scenario scenario, Set<Scenario> chosen) {
        if (chosen.contains(scenario)) {
            System.out.println(scenario.name().toLowerCase(Locale.ROOT));
        }
        return chosen.contains(scenario);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
