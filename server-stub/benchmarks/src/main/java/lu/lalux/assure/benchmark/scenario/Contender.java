package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.benchmark.load.Load;
import lu.lalux.assure.benchmark.load.Round;
import lu.lalux.assure.benchmark.load.Traffic;
import lu.lalux.assure.benchmark.server.ServerProcess;

/** A server and the load that it gets, round by round. */
final class Contender {

    private final ServerProcess server;
    private final Load load;
    private final Traffic traffic;
    private final List<Round> rounds = new ArrayList<>();
    private Round warmUp;

    Contender(ServerProcess server, int connections, Traffic traffic) {
        this.server = server;
        this.load = new Load(server.port(), connections);
        this.traffic = traffic;
        this.warmUp = new Round(0, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    void warmUp(Duration duration) throws IOException {
        warmUp = load.run(duration, traffic, server::cpu);
    }

    void round(Duration duration) throws IOException {
        Round round = load.run(duration, traffic, server::cpu);
        rounds.add(round);
        System.out.printf(
                "  %-28s %8.0f/s  median %6.2f ms  p99 %7.2f ms  %6.0f us CPU  %s%n",
                server.name(),
                round.perSecond(),
                round.median().toNanos() / 1e6,
                round.p99().toNanos() / 1e6,
                round.cpuMicros(),
                round.bad().isEmpty() ? "" : "not good: " + round.bad());
    }

    /** What was found, the most memory included. */
    Measured measured() throws IOException {
        return new Measured(server.name(), List.copyOf(rounds), warmUp, server.peakMegabytes());
    }
}
