package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.util.List;
import lu.lalux.assure.benchmark.server.Api;
import lu.lalux.assure.benchmark.server.ServerProcess;
import lu.lalux.assure.benchmark.server.Servers;

/** Tokens over 32 connections: the client's secret is checked, and a new token signed, every time. */
public final class TokenScenario {

    private final Servers servers;
    private final Plan plan;

    /** @param plan how long */
    public TokenScenario(Servers servers, Plan plan) {
        this.servers = servers;
        this.plan = plan;
    }

    /** Measures it. */
    public Measured run() throws IOException, InterruptedException {
        try (ServerProcess sandbox = servers.sandbox("sandbox", servers.newFolder(), List.of())) {
            sandbox.await(Api::issuesToken);
            Contender contender = new LoadedServer(sandbox, SettlementScenario.CONNECTIONS, new TokenRequests());
            SettlementScenario.inTurns(List.of(contender), plan);
            return contender.measured();
        }
    }
}
