package lu.lalux.assure.stub.http;

import jakarta.servlet.Filter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/**
 * The filters that every request passes. Their order is that of these constants, and is written nowhere else. Who has a
 * filter registers it at its place: {@code Chain.BODY_LIMIT.of(filter)}.
 *
 * <p>Before all of them comes what the container does: the connection ({@code http.connection}: how long a head may
 * take, what becomes of the rest of a body that nobody reads), then who sent the request ({@code http.caller}), then
 * the container's own object from which the journal copies headers, then the problem in place of Tomcat's own page of
 * errors ({@link ProblemReportValve}). After them comes the controller, whose messages are read as the contract has it.
 */
public enum Chain {
    /** Every line that is logged for the request begins with its identifier. */
    REQUEST_ID,

    /** Boot's: the request is counted and timed, with all that follows. */
    MEASUREMENT,

    /** What passes is taken down for the journal: all that may still touch the answer is within. */
    JOURNAL,

    /** What any filter from here on throws is answered with a problem. */
    PROBLEMS,

    /** Around all that may touch an answer, which may have to wait until what it acknowledges is on disk. */
    HELD_ANSWERS,

    /**
     * Cross-origin requests; before any filter that refuses a call: what a browser may not read, its script cannot act
     * upon.
     */
    ORIGINS,

    /** What a sandbox was ordered to refuse, as an overloaded server does: before anything is read. */
    ORDERED_REFUSALS,

    /** How long and how slow a body may be; before anybody reads one. */
    BODY_LIMIT,

    /** Media types that say nothing, or cannot be read. */
    MEDIA_TYPES,

    /** A compressed body, which nobody would understand. */
    CONTENT_CODING,

    /** Spring Security's, which Boot registers: its firewall, then the chain of the request's path. */
    SECURITY,

    /** Whom security let through is kept with the request, for whoever looks at it from outside. */
    CALLER,

    /** What an account of a sandbox ordered for itself: when it is known whose a request is. */
    ACCOUNT_ORDERS,

    /** Fields in the query string become a body; after security, which looks at the parameters as they were sent. */
    QUERY_AS_BODY;

    private int order() {
        return ordinal() < SECURITY.ordinal()
                ? Ordered.HIGHEST_PRECEDENCE + ordinal()
                : SecurityFilterProperties.DEFAULT_FILTER_ORDER + ordinal() - SECURITY.ordinal();
    }

    /** The filter, registered at this place for all paths. */
    public <T extends Filter> FilterRegistrationBean<T> of(T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order());
        return registration;
    }
}
