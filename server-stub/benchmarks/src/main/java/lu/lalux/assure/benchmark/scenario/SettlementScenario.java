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

/** Settlement requests over 32 connections, to the sandbox on both databases and to its peers. */
public final class SettlementScenario {

    /** How many requests are under way at once. */
    public static final int CONNECTIONS = 32;

    private static final int FILES = 1000;
    private static final String NO_KEY = "00000000-0000-4000-8000-000000000000.pdf";

    /** A token's length, for the servers that do not check it. */
    private static final String NO_TOKEN = "a".repeat(700);

    private final Servers servers;
    private final Plan plan;

    /** @param plan how long */
    public SettlementScenario(Servers servers, Plan plan) {
        this.servers = servers;
        this.plan = plan;
    }

    /**
     * What was found.
     *
     * @param measured each server at its highest rate
     * @param atHalf the sandboxes, at half of theirs
     */
    public record Outcome(List<Measured> measured, List<HalfRate> atHalf) {}

    /** Measures them in turns, then looks whether the sandbox has on record what it accepted, and no more. */
    public Outcome run(Postgres postgres) throws IOException, InterruptedException, SQLException {
        Path data = servers.newFolder();
        Records sqlite = sqlite(data);
        Records other = postgres.newDatabase();
        Map<Records, Settlements> sent = new LinkedHashMap<>();
        List<Measured> measured = new ArrayList<>();
        List<HalfRate> atHalf = new ArrayList<>();
        try (ServerProcess onSqlite = servers.sandbox("sandbox, SQLite", data, List.of());
                ServerProcess onPostgres =
                        servers.sandbox("sandbox, PostgreSQL", servers.newFolder(), Postgres.settings(other));
                ServerProcess bareBoot = servers.bareBoot();
                ServerProcess rawJetty = servers.rawJetty();
                ServerProcess wireMock = servers.wireMock();
                ServerProcess prism = servers.prism()) {
            List<LoadedServer> sandboxes = List.of(sandbox(onSqlite, sqlite, sent), sandbox(onPostgres, other, sent));
            List<Contender> contenders = new ArrayList<>(sandboxes);
            for (ServerProcess peer : List.of(bareBoot, rawJetty, wireMock, prism)) {
                peer.await(port -> Api.accepts(port, Settlements.content(1, NO_KEY)));
                contenders.add(new LoadedServer(peer, CONNECTIONS, new Settlements(NO_TOKEN, List.of(NO_KEY))));
            }
            inTurns(contenders, plan);
            for (Contender contender : contenders) {
                measured.add(contender.measured());
            }
            for (LoadedServer sandbox : sandboxes) {
                atHalf.add(sandbox.halfRate(plan.round()));
            }
        }
        for (Map.Entry<Records, Settlements> sandbox : sent.entrySet()) {
            requireEqual(sandbox.getKey().count(), sandbox.getValue().good());
        }
        return new Outcome(measured, atHalf);
    }

    /** Where a sandbox on SQLite has its database. */
    static Records sqlite(Path data) {
        return new Records("jdbc:sqlite:" + data.resolve("donnees/assure.db"));
    }

    /** A sandbox with files to name. */
    static LoadedServer sandbox(ServerProcess server, Records records, Map<Records, Settlements> sent)
            throws IOException, InterruptedException {
        server.await(Api::issuesToken);
        String token = Api.token(server.port());
        Settlements settlements = new Settlements(token, Api.upload(server.port(), token, FILES));
        sent.put(records, settlements);
        return new LoadedServer(server, CONNECTIONS, settlements);
    }

    static void inTurns(List<Contender> contenders, Plan plan) throws IOException {
        for (Contender contender : contenders) {
            contender.warmUp(plan.warmUp());
        }
        for (int i = 0; i < plan.rounds(); i++) {
            for (Contender contender : contenders) {
                contender.round(plan.round());
            }
        }
    }

    static void requireEqual(long onRecord, long accepted) {
        if (onRecord != accepted) {
            throw new IllegalStateException(accepted + " were accepted, but " + onRecord + " are on record");
        }
    }
}
