package lu.lalux.assure.stub.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is said of tolerated forms, and how often. */
class ToleranceNoticeTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(ToleranceNotice.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> ledger = new ArrayList<>();
    private final AtomicLong elapsed = new AtomicLong();
    private final ToleranceNotice notice = new ToleranceNotice(
            registry,
            new CurrentAccount(),
            Optional.of((account, forms) -> ledger.add(account + " " + forms)),
            elapsed::get);

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
        sender("garage-demo");
    }

    @AfterEach
    void hush() {
        LOGGER.detachAppender(log);
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    @DisplayName("D36: all forms of a request are named, in their order; what has none is left alone")
    void named() {
        assertThat(body(Set.of(ToleratedForm.T3, ToleratedForm.T2))).isEqualTo("T2, T3");
        assertThat(body(Set.of())).isNull();
        assertThat(token()).isNull();
        assertThat(token(ToleratedForm.T5, ToleratedForm.T4)).isEqualTo("T4, T5");
        assertThat(ledger).containsExactly("garage-demo [T2, T3]", "garage-demo [T4, T5]");
    }

    @Test
    @DisplayName(
            "D36: the values of a query (T1) are in quotes by their nature, which is no form of their own; its names are (T2)")
    void query() {
        assertThat(body(EnumSet.of(ToleratedForm.T2, ToleratedForm.T3), ToleratedForm.T1))
                .isEqualTo("T1, T2");
        assertThat(body(Set.of(), ToleratedForm.T1)).isEqualTo("T1");
    }

    @Test
    @DisplayName(
            "each is counted, by account and form; the log has a line for each account and form, and another after a pause")
    void countedAndLogged() {
        for (int i = 0; i < 5; i++) {
            body(Set.of(ToleratedForm.T3));
        }
        body(Set.of(ToleratedForm.T2));
        sender("expert-demo");
        body(Set.of(ToleratedForm.T3));
        assertThat(counted("garage-demo", ToleratedForm.T3)).isEqualTo(5);
        assertThat(counted("garage-demo", ToleratedForm.T2)).isEqualTo(1);
        assertThat(counted("expert-demo", ToleratedForm.T3)).isEqualTo(1);
        assertThat(log.list).hasSize(3);
        assertThat(log.list.get(0).getFormattedMessage())
                .startsWith("The account garage-demo sends the tolerated form T3 (PUT /reparateur):")
                .doesNotContain("secret");

        elapsed.addAndGet(ToleranceNotice.PAUSE.toNanos() - 1);
        body(Set.of(ToleratedForm.T3));
        assertThat(log.list).hasSize(3);
        elapsed.addAndGet(1);
        body(Set.of(ToleratedForm.T3));
        assertThat(log.list).hasSize(4);
    }

    private double counted(String account, ToleratedForm form) {
        return registry.get("assure.tolerances")
                .tags("compte", account, "forme", form.name())
                .counter()
                .count();
    }

    private static void sender(String account) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(account, null));
    }

    /** The header of the answer to a settlement. */
    private String body(Set<ToleratedForm> forms, ToleratedForm... noted) {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/reparateur");
        request.setServletPath("/reparateur");
        request.setQueryString("secret=x");
        MockHttpServletResponse response = new MockHttpServletResponse();
        for (ToleratedForm form : noted) {
            ToleranceNotice.note(request, form);
        }
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        notice.accepted(forms);
        return response.getHeader("Assure-Tolerance");
    }

    /** The header of the answer to a request for a token. */
    private String token(ToleratedForm... noted) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/token");
        MockHttpServletResponse response = new MockHttpServletResponse();
        for (ToleratedForm form : noted) {
            ToleranceNotice.note(request, form);
        }
        notice.accepted(request, response);
        return response.getHeader("Assure-Tolerance");
    }
}
