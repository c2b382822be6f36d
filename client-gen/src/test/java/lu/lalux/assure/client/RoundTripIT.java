package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each generated client writes and reads, case by case: {@link RoundTrip}. */
class RoundTripIT {

    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString("client:secret".getBytes(UTF_8));

    private final List<RoundTrip> cases = RoundTrip.all();

    @TestFactory
    @DisabledIfSystemProperty(named = "assure.npm.skip", matches = "true", disabledReason = "the compiler is npm's")
    Stream<DynamicTest> typescript() throws Exception {
        return tests(Toolchain.TYPESCRIPT);
    }

    @TestFactory
    @Needs(Tool.PHP)
    Stream<DynamicTest> php() throws Exception {
        return tests(Toolchain.PHP);
    }

    @TestFactory
    @Needs(Tool.PYTHON)
    Stream<DynamicTest> python() throws Exception {
        return tests(Toolchain.PYTHON);
    }

    @TestFactory
    @Needs(Tool.GO)
    Stream<DynamicTest> go() throws Exception {
        return tests(Toolchain.GO);
    }

    /**
     * The library asks for tokens by itself, as {@link DotnetIT} sees; and its amounts are numbers, which have no zeros in front.
     */
    @TestFactory
    @Needs(Tool.MONO)
    Stream<DynamicTest> dotnet() throws Exception {
        return tests(
                Toolchain.DOTNET,
                cases.stream()
                        .filter(one -> !one.isToken())
                        .map(RoundTrip::withoutLeadingZeros)
                        .toList());
    }

    private Stream<DynamicTest> tests(Toolchain language) throws Exception {
        return tests(language, cases);
    }

    private static Stream<DynamicTest> tests(Toolchain language, List<RoundTrip> cases) throws Exception {
        language.prepared();
        Map<String, RoundTrip> byName = cases.stream().collect(toMap(RoundTrip::cas, identity()));
        List<RecordingServer.Received> received;
        Toolchain.Run run;
        try (var server = new RecordingServer(
                request -> byName.get(request.uri().getPath().split("/")[1]).answer())) {
            run = language.runRoundTrip(RoundTrip.FILE.toAbsolutePath(), server.address());
            received = server.received();
        }
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        Map<String, JsonNode> read = run.lines().stream()
                .map(line -> (ObjectNode) JsonMapper.shared().readTree(line))
                .collect(toMap(line -> line.remove("cas").asString(), identity()));
        assertThat(read).hasSameSizeAs(cases);
        return cases.stream()
                .map(one -> dynamicTest(one.cas(), () -> {
                    assertThat(read.get(one.cas())).as("read").isEqualTo(one.lu());
                    assertSent(
                            one,
                            received.stream()
                                    .filter(request -> request.uri().getPath().startsWith("/" + one.cas() + "/"))
                                    .toList());
                }));
    }

    private static void assertSent(RoundTrip one, List<RecordingServer.Received> received) {
        assertThat(received).hasSize(1);
        var request = received.get(0);
        assertThat(request.method() + " " + request.uri()).isEqualTo(one.line());
        assertThat(request.headers().get("Authorization")).containsExactly(one.isToken() ? BASIC : "Bearer un-jeton");
        assertThat(request.headers().getFirst("Content-Type"))
                .startsWith(one.isToken() ? "application/x-www-form-urlencoded" : "application/json");
        JsonNode body = one.said(request.body());
        assertThat(body).as("sent").isEqualTo(one.requete());
        assertThat(one.faults(body)).as("the contract's schema").isEmpty();
    }
}
