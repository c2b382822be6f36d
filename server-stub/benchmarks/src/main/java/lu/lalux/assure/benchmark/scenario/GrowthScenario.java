package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.benchmark.server.Api;
import lu.lalux.assure.benchmark.server.Postgres;
import lu.lalux.assure.benchmark.server.Records;
import lu.lalux.assure.benchmark.server.ServerProcess;
import lu.lalux.assure.benchmark.server.Servers;

/**
 * Settlement requests to a sandbox with an empty database and to one with many settlements on record, in turns. What a
 * round added is removed before the next one, so that the one stays empty and the other as it was.
 */
public final class GrowthScenario {

    private final Servers servers;
    private final Plan plan;

    /** @param plan how long, and how many settlements are many */
    public GrowthScenario(Servers servers, Plan plan) {
        this.servers = servers;
        this.plan = plan;
    }

    /** On SQLite. */
    public List<Measured> onSqlite() throws IOException, InterruptedException, SQLException {
        Path empty = servers.newFolder();
        Path full = servers.newFolder();
        return run(
                new Place("SQLite, empty", empty, List.of(), SettlementScenario.sqlite(empty)),
                new Place("SQLite, full", full, List.of(), SettlementScenario.sqlite(full)),
                StoredSettlements.onSqlite(plan.stored()));
    }

    /** On PostgreSQL. */
    public List<Measured> onPostgres(Postgres postgres) throws IOException, InterruptedException, SQLException {
        Records empty = postgres.newDatabase();
        Records full = postgres.newDatabase();
        return run(
                new Place("PostgreSQL, empty", servers.newFolder(), Postgres.settings(empty), empty),
                new Place("PostgreSQL, full", servers.newFolder(), Postgres.settings(full), full),
                StoredSettlements.onPostgres(plan.stored()));
    }

    private List<Measured> run(Place empty, Place full, List<String> filling)
            throws IOException, InterruptedException, SQLException {
        try (ServerProcess once = servers.sandbox(full.name(), full.data(), full.settings())) {
            once.await(Api::issuesToken);
        }
        full.records().run(filling);
        SettlementScenario.requireEqual(full.records().count(), plan.stored());
        List<Measured> measured = new ArrayList<>();
        try (ServerProcess onEmpty = servers.sandbox(empty.name(), empty.data(), empty.settings());
                ServerProcess onFull = servers.sandbox(full.name(), full.data(), full.settings())) {
            Map<Records, Settlements> sent = new LinkedHashMap<>();
            Contender small = SettlementScenario.sandbox(onEmpty, empty.records(), sent);
            Contender large = SettlementScenario.sandbox(onFull, full.records(), sent);
            small.warmUp(plan.warmUp());
            large.warmUp(plan.warmUp());
            for (int i = 0; i < plan.rounds(); i++) {
                for (Place place : List.of(empty, full)) {
                    place.records().run(List.of(StoredSettlements.REMOVE_OTHERS));
                    (place == empty ? small : large).round(plan.round());
                }
            }
            measured.add(small.measured());
            measured.add(large.measured());
        }
        return measured;
    }

    private record Place(String name, Path data, List<String> settings, Records records) {}
}
