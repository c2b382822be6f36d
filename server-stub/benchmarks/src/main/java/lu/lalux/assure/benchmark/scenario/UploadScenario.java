package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.benchmark.server.Api;
import lu.lalux.assure.benchmark.server.Records;
import lu.lalux.assure.benchmark.server.ServerProcess;
import lu.lalux.assure.benchmark.server.Servers;

/** Uploads of 5 MiB over 8 connections. */
public final class UploadScenario {

    /** How many uploads are under way at once. */
    public static final int CONNECTIONS = 8;

    private final Servers servers;
    private final Plan plan;

    /** @param plan how long */
    public UploadScenario(Servers servers, Plan plan) {
        this.servers = servers;
        this.plan = plan;
    }

    /** Measures them in turns, then looks whether the sandbox has every file on record that it gave a key. */
    public List<Measured> run() throws IOException, InterruptedException, SQLException {
        Path data = servers.newFolder();
        Records records = SettlementScenario.sqlite(data);
        List<Measured> measured = new ArrayList<>();
        Uploads toSandbox;
        try (ServerProcess sandbox = servers.sandbox("sandbox", data, List.of());
                ServerProcess bareBoot = servers.bareBoot();
                ServerProcess rawJetty = servers.rawJetty()) {
            sandbox.await(Api::issuesToken);
            toSandbox = new Uploads(Api.token(sandbox.port()));
            List<Contender> contenders = new ArrayList<>();
            contenders.add(new LoadedServer(sandbox, CONNECTIONS, toSandbox));
            for (ServerProcess peer : List.of(bareBoot, rawJetty)) {
                peer.await(port -> Api.accepts(port, Settlements.content(1, "any")));
                contenders.add(new LoadedServer(peer, CONNECTIONS, new Uploads("any")));
            }
            contenders.add(new Disk(servers.newFolder(), CONNECTIONS, Uploads.FILE_BYTES));
            SettlementScenario.inTurns(contenders, plan);
            for (Contender contender : contenders) {
                measured.add(contender.measured());
            }
        }
        SettlementScenario.requireEqual(records.files(), toSandbox.good());
        return measured;
    }
}
