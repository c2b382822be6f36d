package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.benchmark.peer.Turn;
import lu.lalux.assure.benchmark.server.Api;
import lu.lalux.assure.benchmark.server.Postgres;
import lu.lalux.assure.benchmark.server.Records;
import lu.lalux.assure.benchmark.server.ServerProcess;
import lu.lalux.assure.benchmark.server.Servers;

/**
 * What the journal of requests costs: settlement requests to a sandbox that keeps it in every other turn of ten seconds. Each
 * turn is compared with its neighbour in the same process, and looked at afterwards: it had a journal, or it had none.
 */
public final class JournalScenario {

    private final Servers servers;
    private final Plan plan;

    /** @param plan how many processes and pairs of turns, and how long before */
    public JournalScenario(Servers servers, Plan plan) {
        this.servers = servers;
        this.plan = plan;
    }

    /** On SQLite, then on PostgreSQL. */
    public List<WithJournal> run(Postgres postgres) throws IOException, InterruptedException, SQLException {
        List<Double> onSqlite = new ArrayList<>();
        List<Double> onPostgres = new ArrayList<>();
        for (int i = 0; i < plan.turningProcesses(); i++) {
            Path data = servers.newFolder();
            onSqlite.addAll(ratios("SQLite", data, List.of(), SettlementScenario.sqlite(data)));
            Records database = postgres.newDatabase();
            onPostgres.addAll(ratios("PostgreSQL", servers.newFolder(), Postgres.settings(database), database));
        }
        return List.of(new WithJournal("SQLite", onSqlite), new WithJournal("PostgreSQL", onPostgres));
    }

    /** Of one process. */
    private List<Double> ratios(String database, Path data, List<String> settings, Records records)
            throws IOException, InterruptedException, SQLException {
        Map<Records, Settlements> sent = new LinkedHashMap<>();
        List<Double> ratios = new ArrayList<>();
        try (ServerProcess server = servers.turningSandbox("in turns, " + database, data, settings)) {
            LoadedServer sandbox = SettlementScenario.sandbox(server, records, sent);
            sandbox.warmUp(plan.warmUp());
            Turn turn = Turn.nextPair();
            for (int i = 0; i < plan.pairs(); i++) {
                double first = perSecond(turn, server, sandbox, sent.get(records));
                double second = perSecond(turn.next(), server, sandbox, sent.get(records));
                ratios.add(turn.hasJournal() ? first / second : second / first);
                System.out.printf("  %-28s %10.3f with the journal, of without%n", database, ratios.get(i));
                turn = turn.next().next();
            }
        }
        SettlementScenario.requireEqual(records.count(), sent.get(records).good());
        return ratios;
    }

    private static double perSecond(Turn turn, ServerProcess server, LoadedServer sandbox, Settlements settlements)
            throws IOException, InterruptedException {
        turn.await(Turn.LOAD);
        long journalled = Api.journalled(server.port(), "pris");
        long accepted = settlements.good();
        double perSecond = sandbox.round(turn.until(Turn.REST)).perSecond();
        turn.next().await(Duration.ZERO);
        requireTurn(turn, settlements.good() - accepted, Api.journalled(server.port(), "pris") - journalled);
        return perSecond;
    }

    private static void requireTurn(Turn turn, long accepted, long journalled) {
        if (turn.hasJournal() ? journalled < accepted : journalled > 0) {
            throw new IllegalStateException("In a turn " + (turn.hasJournal() ? "with" : "without") + " the journal "
                    + accepted + " settlements were accepted, and it took " + journalled);
        }
    }
}
