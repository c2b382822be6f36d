package lu.lalux.assure.stub.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.exchange.Accounts;
import lu.lalux.assure.stub.exchange.CountedFailures;
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
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The controls: for the account whose token is given, or for all. Whose calls they answer is told by
 * {@link CallersOfControls}.
 */
@RestController
@Conditional(InSandbox.class)
@RequestMapping(SandboxController.PATH)
final class SandboxController {

    static final String PATH = "/bac-a-sable";
    static final String OPENAPI = "/openapi.yaml";

    /** Where the module assure-openapi puts the description of this class. */
    static final String DESCRIPTION = "lu/lalux/assure/openapi/bac-a-sable.yaml";

    static final Duration MAX_AHEAD = Duration.ofDays(366);
    static final int MAX_NUMBER = 1000;
    static final int MAX_RETRY_AFTER = 3600;
    static final int MAX_DELAY = 60;

    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final Accounts accounts;
    private final StubClock clock;
    private final Orders orders;
    private final Strictness strictness;
    private final AcceptedTolerances tolerances;
    private final CountedFailures failures;
    private final byte[] description;

    SandboxController(
            Accounts accounts,
            StubClock clock,
            Orders orders,
            Strictness strictness,
            AcceptedTolerances tolerances,
            CountedFailures failures)
            throws IOException {
        this.accounts = accounts;
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

    @GetMapping(OPENAPI)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok()
                .contentType(YAML)
                .cacheControl(CacheControl.noCache())
                .body(description);
    }

    @GetMapping("/etat")
    ResponseEntity<ReportedState> state(@RequestAttribute(CallersOfControls.SENDER) Optional<String> sender) {
        Ordered now = orders.state(sender);
        Optional<String> account = sender.map(accounts::of);
        Duration ahead = orders.ahead().plus(sender.map(orders::ahead).orElse(Duration.ZERO));
        ReportedState state = new ReportedState(
                account,
                sender.map(clock::instant).orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS),
                ahead.toString(),
                now.left(Incident.DEPOTS),
                now.left(Incident.VIRUS),
                ReportedState.Refusal.of(now),
                now.left(Incident.PERDUES),
                now.left(Incident.COUPEES),
                ReportedState.Delay.of(now),
                now.left(Incident.MEMBRES),
                now.withdrawal().isPresent(),
                strictness.isStrictTo(sender),
                account.map(tolerances::of).orElseGet(tolerances::all));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(state);
    }

    /** Moves the clock on. It never goes back but by a reset: what was issued would then be from the future. */
    @PutMapping("/horloge")
    ResponseEntity<ReportedState> clock(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender,
            @RequestParam("avancer") Duration ahead) {
        require(
                ahead.compareTo(Duration.ofSeconds(1)) >= 0
                        && ahead.compareTo(MAX_AHEAD) <= 0
                        && orders.advance(sender, ahead, MAX_AHEAD),
                "/avancer",
                FaultCode.VALEUR_HORS_BORNES,
                Message.of("sandbox.advance", MAX_AHEAD.toDays()));
        return state(sender);
    }

    @PutMapping("/depots")
    ResponseEntity<ReportedState> uploads(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender, @RequestParam("erreurs") int number) {
        return strike(sender, Incident.DEPOTS, number, "/erreurs");
    }

    @PutMapping("/virus")
    ResponseEntity<ReportedState> viruses(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender, @RequestParam("nombre") int number) {
        return strike(sender, Incident.VIRUS, number, "/nombre");
    }

    @PutMapping("/appels")
    ResponseEntity<ReportedState> calls(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender,
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
        orders.refuseCalls(sender, status, retryAfter, number);
        return state(sender);
    }

    @PutMapping("/reponses-perdues")
    ResponseEntity<ReportedState> lostAnswers(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender, @RequestParam("nombre") int number) {
        return strike(sender, Incident.PERDUES, number, "/nombre");
    }

    @PutMapping("/reponses-coupees")
    ResponseEntity<ReportedState> cutAnswers(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender, @RequestParam("nombre") int number) {
        return strike(sender, Incident.COUPEES, number, "/nombre");
    }

    @PutMapping("/reponses-lentes")
    ResponseEntity<ReportedState> slowAnswers(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender,
            @RequestParam("delai") int delay,
            @RequestParam(name = "nombre", defaultValue = "1") int number) {
        requireBetween(1, delay, MAX_DELAY, "/delai");
        requireBetween(0, number, MAX_NUMBER, "/nombre");
        orders.slowAnswers(sender, delay, number);
        return state(sender);
    }

    @PutMapping("/membres-inconnus")
    ResponseEntity<ReportedState> unknownMembers(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender, @RequestParam("nombre") int number) {
        return strike(sender, Incident.MEMBRES, number, "/nombre");
    }

    @PutMapping("/jetons")
    ResponseEntity<ReportedState> tokens(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender,
            @RequestParam("retirer") String withdraw) {
        if (isTrue(withdraw, "/retirer")) {
            orders.withdrawTokens(sender);
        } else {
            orders.restoreTokens(sender);
        }
        return state(sender);
    }

    @PutMapping("/tolerances")
    ResponseEntity<ReportedState> tolerances(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender,
            @RequestParam("strict") String strict) {
        orders.strict(sender, isTrue(strict, "/strict"));
        return state(sender);
    }

    /**
     * Wrong secrets are counted by addresses too, which belong to nobody: only who speaks for all has them forgotten.
     */
    @DeleteMapping("/etat")
    ResponseEntity<ReportedState> reset(@RequestAttribute(CallersOfControls.SENDER) Optional<String> sender) {
        orders.reset(sender);
        if (sender.isPresent()) {
            tolerances.forget(accounts.of(sender.get()));
        } else {
            tolerances.forget();
            failures.forget();
        }
        return state(sender);
    }

    private ResponseEntity<ReportedState> strike(
            Optional<String> sender, Incident incident, int number, String pointer) {
        requireBetween(0, number, MAX_NUMBER, pointer);
        orders.strike(sender, incident, number);
        return state(sender);
    }

    /** Spring's own conversion would take {@code yes} and {@code 1} as well, which are no booleans of the contract. */
    private static boolean isTrue(String value, String pointer) {
        require(
                List.of("true", "false").contains(value),
                pointer,
                FaultCode.TYPE_INVALIDE,
                Message.of("sandbox.boolean"));
        return Boolean.parseBoolean(value);
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
