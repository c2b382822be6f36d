package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.benchmark.load.Load;
import lu.lalux.assure.benchmark.load.Paced;
import lu.lalux.assure.benchmark.load.Round;
import lu.lalux.assure.benchmark.load.Traffic;
import lu.lalux.assure.benchmark.server.Api;
import lu.lalux.assure.benchmark.server.ServerProcess;

/** A server and the load that it gets. */
final class LoadedServer implements Contender {

    private final ServerProcess server;
    private final Load load;
    private final Traffic traffic;
    private final List<Round> rounds = new ArrayList<>();
    private Round warmUp;

    LoadedServer(ServerProcess server, int connections, Traffic traffic) {
        this.server = server;
        this.load = new Load(server.port(), connections);
        this.traffic = traffic;
        this.warmUp = new Round(0, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    @Override
    public void warmUp(Duration duration) throws IOException {
        warmUp = load.run(duration, traffic, server::cpu);
        Contender.show(server.name() + ", before", warmUp);
    }

    @Override
    public Round round(Duration duration) throws IOException {
        Round round = load.run(duration, traffic, server::cpu);
        rounds.add(round);
        Contender.show(server.name(), round);
        return round;
    }

    /** Half of what its rounds came to, for so long. */
    HalfRate halfRate(Duration duration) throws IOException, InterruptedException {
        double half = measured().perSecond() / 2;
        long taken = Api.journalled(server.port(), "pris");
        long dropped = Api.journalled(server.port(), "perdu");
        Round round = load.run(duration, new Paced(traffic, half), server::cpu);
        Contender.show(server.name() + ", half the rate", round);
        return new HalfRate(
                server.name(),
                round.perSecond(),
                Api.journalled(server.port(), "pris") - taken,
                Api.journalled(server.port(), "perdu") - dropped);
    }

    @Override
    public Measured measured() throws IOException {
        return new Measured(server.name(), List.copyOf(rounds), warmUp, server.peakMegabytes());
    }
}
