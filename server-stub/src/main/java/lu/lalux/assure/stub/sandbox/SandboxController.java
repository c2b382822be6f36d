package lu.lalux.assure.stub.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.account.CountedFailures;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.tolerance.Strictness;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The controls. They ask for no token: one would expire with the clock that they move. Whose calls they answer is told by
 * {@link CallersOfControls}.
 */
@RestController
@Conditional(InSandbox.class)
@RequestMapping(SandboxController.PATH)
final class SandboxController {

    static final String PATH = "/bac-a-sable";

    /** Where the module assure-openapi puts the description of this class. */
    static final String DESCRIPTION = "lu/lalux/assure/openapi/bac-a-sable.yaml";

    static final Duration MAX_AHEAD = Duration.ofDays(366);
    static final int MAX_NUMBER = 1000;
    static final int MAX_RETRY_AFTER = 3600;

    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final StubClock clock;
    private final Orders orders;
    private final Strictness strictness;
    private final AcceptedTolerances tolerances;
    private final CountedFailures failures;
    private final byte[] description;

    SandboxController(
            StubClock clock,
            Orders orders,
            Strictness strictness,
            AcceptedTolerances tolerances,
            CountedFailures failures)
            throws IOException {
        this.clock = clock;
        this.orders = orders;
        this.strictness = strictness;
        this.tolerances = tolerances;
        this.failures = failures;
        // In the source folder the contract is beside it; here it is at the root.
        this.description = new ClassPathResource(DESCRIPTION)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("assure.yaml#", "../openapi.yaml#")
                .getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok()
                .contentType(YAML)
                .cacheControl(CacheControl.noCache())
                .body(description);
    }

    @GetMapping("/etat")
    ResponseEntity<ReportedState> state() {
        Orders.State now = orders.state();
        ReportedState state = new ReportedState(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                now.ahead().toString(),
                now.uploads(),
                Optional.of(now.calls()).filter(refusal -> refusal.nombre() > 0),
                strictness.isStrict(),
                tolerances.all());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(state);
    }

    /** Moves the clock on. It never goes back but to the machine's time: what was issued would then be from the future. */
    @PutMapping("/horloge")
    ResponseEntity<ReportedState> clock(@RequestParam("avancer") Duration ahead) {
        require(
                ahead.compareTo(Duration.ofSeconds(1)) >= 0
                        && ahead.compareTo(MAX_AHEAD) <= 0
                        && orders.advance(ahead, MAX_AHEAD),
                "/avancer",
                FaultCode.VALEUR_HORS_BORNES,
                Message.of("sandbox.advance", MAX_AHEAD.toDays()));
        return state();
    }

    @PutMapping("/depots")
    ResponseEntity<ReportedState> uploads(@RequestParam("erreurs") int number) {
        requireBetween(0, number, MAX_NUMBER, "/erreurs");
        orders.orderUploads(number);
        return state();
    }

    @PutMapping("/appels")
    ResponseEntity<ReportedState> calls(
            @RequestParam("statut") int status,
            @RequestParam(name = "reessayer", defaultValue = "5") int retryAfter,
            @RequestParam(name = "nombre", defaultValue = "1") int number) {
        require(
                List.of(429, 503).contains(status),
                "/statut",
                FaultCode.VALEUR_HORS_LISTE,
                Message.of("sandbox.status"));
        requireBetween(1, retryAfter, MAX_RETRY_AFTER, "/reessayer");
        requireBetween(0, number, MAX_NUMBER, "/nombre");
        orders.orderCalls(new Orders.Refusal(status, retryAfter, number));
        return state();
    }

    /** Spring's own conversion would take {@code yes} and {@code 1} as well, which are no booleans of the contract. */
    @PutMapping("/tolerances")
    ResponseEntity<ReportedState> tolerances(@RequestParam("strict") String strict) {
        require(
                List.of("true", "false").contains(strict),
                "/strict",
                FaultCode.TYPE_INVALIDE,
                Message.of("sandbox.strict"));
        orders.orderStrict(Boolean.parseBoolean(strict));
        return state();
    }

    @DeleteMapping("/etat")
    ResponseEntity<ReportedState> reset() {
        orders.reset();
        tolerances.forget();
        failures.forget();
        return state();
    }

    private static void requireBetween(int least, int value, int most, String pointer) {
        require(
                value >= least && value <= most,
                pointer,
                FaultCode.VALEUR_HORS_BORNES,
                Message.of("sandbox.bounds", least, most));
    }

    private static void require(boolean condition, String pointer, FaultCode code, Message message) {
        if (!condition) {
            throw new ProblemException(
                    Problem.ofFaults(ProblemType.CHAMPS_INVALIDES, List.of(new Fault(pointer, code, message))));
        }
    }
}
