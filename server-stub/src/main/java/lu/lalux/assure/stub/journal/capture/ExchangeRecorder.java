package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.contract.OperationLimits;
import lu.lalux.assure.stub.exchange.BodyCopy;
import lu.lalux.assure.stub.exchange.KnownCaller;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import lu.lalux.assure.stub.journal.store.Journal;
import lu.lalux.assure.stub.journal.store.Unauthenticated;
import lu.lalux.assure.stub.problem.answer.RequestId;
import lu.lalux.assure.stub.registry.Registered;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Makes of what passed what is kept: of an authenticated request the exchange, under the account of whoever sent it; of
 * any other only that it came, if it named somebody who exists.
 */
final class ExchangeRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeRecorder.class);

    private final Map<String, Operation> operations;
    private final Set<Operation> problemsOnly;
    private final Set<String> managed;
    private final OperationLimits limits;
    private final Registry registry;
    private final InstantSource time;
    private final Journal journal;

    /** Of whatever exchange was the last: the next one's are often the same. */
    private volatile @Nullable CopiedHeaders lastReceived;

    private volatile @Nullable CopiedHeaders lastGiven;

    /** @param time the machine's */
    ExchangeRecorder(
            Contract contract,
            ManagementContract management,
            OperationLimits limits,
            Registry registry,
            InstantSource time,
            Journal journal) {
        this.operations = contract.operations().stream()
                .collect(Collectors.toUnmodifiableMap(Operation::toString, Function.identity()));
        this.problemsOnly = contract.operations().stream()
                .filter(ExchangeRecorder::answersProblemsOnly)
                .collect(Collectors.toUnmodifiableSet());
        this.managed = management.document().operations().stream()
                .map(operation -> operation.path().substring(0, operation.path().indexOf('/', 1) + 1))
                .collect(Collectors.toUnmodifiableSet());
        this.limits = limits;
        this.registry = registry;
        this.time = time;
        this.journal = journal;
    }

    private static boolean answersProblemsOnly(Operation operation) {
        return operation.responses().values().stream()
                .flatMap(response -> response.path("content").propertyNames().stream())
                .allMatch(MediaType.APPLICATION_PROBLEM_JSON_VALUE::equals);
    }

    /** The contract's operation that is asked for; null where it has none. */
    @Nullable
    Operation operation(HttpServletRequest request) {
        return operations.get(request.getMethod() + ' ' + request.getRequestURI());
    }

    /**
     * Whether a request to something that there is not says whom it comes from. The management interface has its own
     * trail.
     */
    boolean names(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && managed.stream().noneMatch(request.getRequestURI()::startsWith);
    }

    /** How much of a body is copied: nothing of a file's. */
    long mostOf(@Nullable Operation operation) {
        return operation == null || operation.fileLimit().isPresent() ? 0 : limits.least();
    }

    long mostOfAnswer() {
        return limits.least();
    }

    /** Whether the body of an answer, if it has one, is a problem. */
    boolean answersNothingElse(@Nullable Operation operation) {
        return operation != null && problemsOnly.contains(operation);
    }

    /** Takes it. The answer is on its way, or ready: whatever happens here, it is given. */
    void take(
            @Nullable Operation operation,
            HttpServletRequest request,
            HttpServletResponse response,
            BodyCopy sent,
            BodyCopy answered,
            long nanos) {
        try {
            if (!journal.isKept()) {
                return;
            }
            Optional<String> caller = caller(request);
            if (operation != null && caller.isPresent()) {
                journal.take(exchange(operation, caller.get(), request, response, sent, answered, nanos));
            } else if (operation != null || response.getStatus() >= 400) {
                ClaimedName.of(request, sent.text())
                        .filter(this::isRegistered)
                        .ifPresent(name -> journal.count(
                                registry.current().account(name),
                                operation == null ? Unauthenticated.ANOTHER : operation.id(),
                                response.getStatus()));
            }
        } catch (RuntimeException fault) {
            LOG.error("An exchange is not in the journal", fault);
        }
    }

    private boolean isRegistered(String name) {
        Registered registered = registry.current();
        return registered.application(name).isPresent()
                || registered.person(name).isPresent();
    }

    /** Of a token without the scope the caller is known, too, but came no further than to that. */
    private static Optional<String> caller(HttpServletRequest request) {
        Optional<String> noted = KnownCaller.of(request);
        return noted.isEmpty()
                        && request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME)
                                instanceof SecurityContext context
                        && context.getAuthentication() != null
                ? Optional.of(context.getAuthentication().getName())
                : noted;
    }

    private CopiedExchange exchange(
            Operation operation,
            String caller,
            HttpServletRequest request,
            HttpServletResponse response,
            BodyCopy sent,
            BodyCopy answered,
            long nanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        String tolerances = response.getHeader(ToleranceNotice.HEADER);
        Request connector = ConnectorRequestValve.of(request);
        CopiedHeaders received = CopiedHeaders.of(connector.getCoyoteRequest().getMimeHeaders(), lastReceived);
        CopiedHeaders given =
                CopiedHeaders.of(connector.getResponse().getCoyoteResponse().getMimeHeaders(), lastGiven);
        lastReceived = received;
        lastGiven = given;
        return new CopiedExchange(
                registry.current().account(caller),
                RequestId.of(request),
                time.millis() - TimeUnit.MICROSECONDS.toMillis(micros),
                micros,
                operation,
                request.getRequestURI(),
                request.getQueryString(),
                response.getStatus(),
                tolerances == null ? "" : tolerances,
                new CopiedExchange.Side(received, request.getContentType(), sent),
                new CopiedExchange.Side(given, response.getContentType(), answered),
                ReceivedFile.of(request).orElse(null));
    }
}
