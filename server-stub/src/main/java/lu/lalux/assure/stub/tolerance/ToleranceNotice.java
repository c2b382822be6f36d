package lu.lalux.assure.stub.tolerance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Says that tolerated forms were accepted (D36): to who sent them, in the header {@code Assure-Tolerance}; in the
 * metric {@code assure.tolerances}; in the log, for each account and form one line in {@link #PAUSE}. What is refused
 * before its sender is known, or for its form, is not counted: nothing of it was accepted, and accounts are those that
 * are registered, so that neither labels nor lines grow with what anybody sends.
 */
@Component
public final class ToleranceNotice implements AcceptedBodies {

    /** Of the contract, {@code info/description}; a page that may read it is told so (CORS). */
    public static final String HEADER = "Assure-Tolerance";

    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ToleranceNotice.class);

    private static final String ATTRIBUTE = ToleranceNotice.class.getName();
    private static final int LINES = 1_000;

    private final MeterRegistry registry;
    private final CurrentAccount account;
    private final Optional<CountedForms> counted;
    private final Cache<Line, Boolean> said;

    private record Line(String account, ToleratedForm form) {}

    /** @param elapsed nanoseconds that only go forward */
    ToleranceNotice(
            MeterRegistry registry, CurrentAccount account, Optional<CountedForms> counted, LongSupplier elapsed) {
        this.registry = registry;
        this.account = account;
        this.counted = counted;
        this.said = Caffeine.newBuilder()
                .maximumSize(LINES)
                .expireAfterWrite(PAUSE)
                .ticker(elapsed::getAsLong)
                .build();
    }

    /** Keeps with a request that it is read in this form; said when it is {@link #accepted}. */
    public static void note(ServletRequest request, ToleratedForm form) {
        Set<ToleratedForm> forms = noted(request);
        forms.add(form);
        request.setAttribute(ATTRIBUTE, forms);
    }

    private static EnumSet<ToleratedForm> noted(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Set<?> before
                ? before.stream()
                        .map(ToleratedForm.class::cast)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ToleratedForm.class)))
                : EnumSet.noneOf(ToleratedForm.class);
    }

    /**
     * The current request's body, beside what was noted. All that a query holds is text: in it, T1, nothing is in
     * quotes.
     */
    @Override
    public void accepted(Set<ToleratedForm> forms) {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        EnumSet<ToleratedForm> all = noted(current.getRequest());
        boolean query = all.contains(ToleratedForm.T1);
        forms.stream().filter(form -> !query || form != ToleratedForm.T3).forEach(all::add);
        tell(all, current.getRequest(), current.getResponse());
    }

    /** What was noted with a request whose sender is known, and which is good. */
    public void accepted(HttpServletRequest request, HttpServletResponse response) {
        tell(noted(request), request, response);
    }

    private void tell(
            EnumSet<ToleratedForm> forms, HttpServletRequest request, @Nullable HttpServletResponse response) {
        if (forms.isEmpty()) {
            return;
        }
        if (response != null) {
            response.setHeader(HEADER, forms.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        String sender = account.name();
        for (ToleratedForm form : forms) {
            registry.counter("assure.tolerances", "compte", sender, "forme", form.name())
                    .increment();
            if (said.asMap().putIfAbsent(new Line(sender, form), true) == null) {
                LOG.info(
                        "The account {} sends the tolerated form {} ({} {}): accepted here, refused by a strict server; the next in {}"
                                + " are only counted",
                        sender,
                        form,
                        request.getMethod(),
                        request.getServletPath(),
                        PAUSE);
            }
        }
        counted.ifPresent(ledger -> ledger.count(sender, forms));
    }
}
