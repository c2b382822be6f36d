package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.benchmark.server.Api;
import lu.lalux.assure.benchmark.server.Machine;
import lu.lalux.assure.benchmark.server.ServerProcess;
import lu.lalux.assure.benchmark.server.Servers;

/**
 * From the start of the process to the first token that it issues: settings read, database migrated, keys there, HTTP served.
 * The data folder is one that the sandbox has run on before, as after every start but the first.
 */
public final class StartScenario {

    private final Servers servers;
    private final Plan plan;

    /** @param plan how often */
    public StartScenario(Servers servers, Plan plan) {
        this.servers = servers;
        this.plan = plan;
    }

    /** The median of each way to start it, in milliseconds. */
    public Map<String, Long> run() throws IOException, InterruptedException {
        Map<String, Starter> ways = new LinkedHashMap<>();
        Path known = servers.newFolder();
        start(data -> servers.sandbox("sandbox", data, List.of()), known);
        ways.put(
                "JDK " + Runtime.version().feature() + ", no archive",
                () -> start(
                        data -> servers.sandbox("sandbox", Machine.jdk(), List.of("-Xshare:auto"), data, List.of()),
                        known));
        ways.put(
                "JDK " + Runtime.version().feature() + ", AppCDS archive of the build",
                () -> start(data -> servers.sandbox("sandbox", data, List.of()), known));
        ways.put(
                "JDK " + Runtime.version().feature() + ", AppCDS archive of the build, first start of all",
                () -> start(data -> servers.sandbox("sandbox", data, List.of()), servers.newFolder()));
        ways.put(
                "JDK " + Runtime.version().feature() + ", AppCDS archive of the build, without the prepared beans",
                () -> start(data -> servers.sandbox("sandbox", data, List.of("--spring.aot.enabled=false")), known));
        Optional<Path> jdk25 = Machine.jdk25();
        if (jdk25.isPresent()) {
            Path cache = servers.aotCache(jdk25.get(), servers.newFolder());
            ways.put(
                    "JDK 25, no cache",
                    () -> start(data -> servers.sandbox("sandbox", jdk25.get(), List.of(), data, List.of()), known));
            ways.put(
                    "JDK 25, AOT cache",
                    () -> start(
                            data -> servers.sandbox(
                                    "sandbox", jdk25.get(), List.of("-XX:AOTCache=" + cache), data, List.of()),
                            known));
        }
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int i = 0; i < plan.starts(); i++) {
            for (Map.Entry<String, Starter> way : ways.entrySet()) {
                long millis = way.getValue().start().toMillis();
                times.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(millis);
                System.out.printf("  %-60s %6d ms%n", way.getKey(), millis);
            }
        }
        Map<String, Long> medians = new LinkedHashMap<>();
        times.forEach((way, all) -> medians.put(
                way, all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow()));
        return medians;
    }

    private static Duration start(Launch launch, Path data) throws IOException, InterruptedException {
        try (ServerProcess sandbox = launch.in(data)) {
            return sandbox.await(Api::issuesToken);
        }
    }

    private interface Launch {

        ServerProcess in(Path data) throws IOException;
    }

    private interface Starter {

        Duration start() throws IOException, InterruptedException;
    }
}
