package lu.lalux.assure.conformance.selfcheck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.implementation.Target;
import lu.lalux.assure.conformance.model.Mind;
import lu.lalux.assure.conformance.model.ModelServer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.run.SuiteRun;
import lu.lalux.assure.conformance.selfcheck.mutants.Exclusions;
import lu.lalux.assure.conformance.selfcheck.mutants.Meant;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.selfcheck.variants.Variants;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The self-check's servers behind one address, one at a time, for tools other than the suite: the right server, its
 * mutants, and the variants that conform to the whole contract. A second address tells which there are, and takes the id
 * of the next one; each begins without tokens, files or settlements.
 */
public final class Lineup implements AutoCloseable {

    private static final String RIGHT = "right";

    private static final List<String> ADVICE = Register.load().entries().stream()
            .filter(entry -> entry.level() == Level.CONSEIL)
            .map(RegisterEntry::id)
            .toList();

    /** One of the servers, as the control address tells of it. */
    private record Suspect(String kind, String source, Supplier<Mind> mind) {}

    private final Map<String, Suspect> suspects = new LinkedHashMap<>();
    private final AtomicReference<Mind> current = new AtomicReference<>();
    private final ModelServer server;
    private final HttpServer control;

    /**
     * Opens both addresses.
     *
     * @param suite whose mutants they are
     * @param identities whom the servers know; the target itself is never called
     * @param port of the servers
     * @param controlPort {@code GET}: the list, in JSON; {@code PUT}: the body is the id of the server to become
     * @throws IOException when a port is taken
     */
    public Lineup(SuiteRun suite, Target identities, int port, int controlPort) throws IOException {
        enlist(suite, identities);
        become(RIGHT);
        server = new ModelServer(
                port,
                new Mind(
                        asked -> current.get().mostBytes().apply(asked),
                        () -> current.get().hasty().getAsBoolean(),
                        () -> current.get().early().getAsBoolean(),
                        asked -> current.get().answer().apply(asked)));
        control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), controlPort), 0);
        control.createContext("/", this::answer);
        control.start();
    }

    private void enlist(SuiteRun suite, Target identities) {
        Contract contract = suite.contract();
        Bout bout = new Bout(suite, ModelTarget.identities(identities));
        suspects.put(RIGHT, new Suspect("right", "", bout::right));
        Exclusions exclusions = new Exclusions(contract);
        SelfCheck.mutants(contract, new Meant(contract, bout.baseline().outcomes())).stream()
                .filter(mutant -> exclusions.of(mutant).isEmpty() && isFault(mutant) && !mutant.knowing())
                .forEach(mutant -> suspects.put(
                        mutant.id(),
                        new Suspect(mutant.derived() ? "derived" : "hand", mutant.source(), () -> bout.mind(mutant))));
        Variants.of(contract).stream()
                .filter(variant -> variant.profiles().contains(Profile.CONTRAT) && !variant.knowing())
                .forEach(variant -> suspects.put(
                        "variant." + variant.id(), new Suspect("variant", variant.what(), () -> bout.mind(variant))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] list = list();
                exchange.sendResponseHeaders(200, list.length);
                exchange.getResponseBody().write(list);
            } else {
                String id = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip();
                exchange.sendResponseHeaders(become(id) ? 204 : 404, -1);
            }
        }
    }

    /** {@return whether other tools can be expected to find it: who refuses an older reading, or ignores advice, is not wrong} */
    private static boolean isFault(Mutant mutant) {
        return mutant.judge() != Profile.TOLERANCE
                && !mutant.meant().stream().allMatch(test -> ADVICE.stream().anyMatch(test::startsWith));
    }

    /** {@return where the servers are} */
    public URI address() {
        return server.address();
    }

    /** {@return where the list is, and where the next server is chosen} */
    public URI control() {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort());
    }

    private boolean become(String id) {
        Suspect suspect = suspects.get(id);
        if (suspect != null) {
            current.set(suspect.mind().get());
        }
        return suspect != null;
    }

    private byte[] list() {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        suspects.forEach((id, suspect) ->
                list.addObject().put("id", id).put("kind", suspect.kind()).put("source", suspect.source()));
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        control.stop(0);
    }
}
