package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.http.caller.DirectCaller;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.token.access.OptionalToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets work the controls only who may: the account whose token is given, from anywhere; for all, without credentials,
 * who is on this machine. And only who knows whom they speak to. A web page anywhere can have a browser on this machine
 * send requests here. If it has made its own name lead here (DNS rebinding), the browser takes the sandbox for its
 * server, but still names it in {@code Host}: that must be a name that only this machine has, or one of the settings.
 * If it has not, the browser names the page in {@code Origin} (Fetch standard), which must be the sandbox itself.
 */
final class CallersOfControls implements HandlerInterceptor {

    /** The attribute of a request with the name of whose token it brings, an {@code Optional}. */
    static final String SENDER = "lu.lalux.assure.stub.sandbox.sender";

    private static final int FORBIDDEN = 403;
    /** RFC 9110 section 15.5.20: not the server that was meant. */
    private static final int MISDIRECTED_REQUEST = 421;

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\w.-]+?)\\.?(?::\\d*)?");
    /**
     * Names that lead nowhere else (RFC 6761 section 6.3), and the addresses of RFC 1122 section 3.2.1.3 and RFC 4291
     * section 2.5.3.
     */
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:.+\\.)?localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::|(?:0{1,4}:){7})0{0,3}1]");

    private final Set<String> hosts;
    private final Function<HttpServletRequest, Optional<String>> tokens;

    /** @param tokens the subject of a request's token; nothing where no credentials are given */
    CallersOfControls(SandboxSettings settings, Function<HttpServletRequest, Optional<String>> tokens) {
        this.tokens = tokens;
        this.hosts = settings.hosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // The header as it came: a proxy's X-Forwarded-Host is anybody's to send.
        String host = request.getHeader(HttpHeaders.HOST);
        if (!isOurs(host)) {
            throw refusal(MISDIRECTED_REQUEST, Message.of("sandbox.host", Excerpt.of(String.valueOf(host))));
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isSame(origin, host)) {
            throw refusal(FORBIDDEN, Message.of("sandbox.origin", Excerpt.of(origin)));
        }
        Optional<String> sender = tokens.apply(request);
        if (sender.isEmpty() && isControl(request) && !DirectCaller.isOnThisMachine(request)) {
            throw OptionalToken.missing();
        }
        request.setAttribute(SENDER, sender);
        return true;
    }

    /** A name or an address, without a port; one of IPv6 in brackets, as in addresses. */
    static boolean isHost(String text) {
        Matcher parts = HOST.matcher(text);
        return parts.matches() && parts.group(1).equals(text);
    }

    /** All but their description, which anybody may read. */
    private static boolean isControl(HttpServletRequest request) {
        return !request.getServletPath().equals(SandboxController.PATH + SandboxController.OPENAPI);
    }

    private boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        Matcher parts = HOST.matcher(host.toLowerCase(Locale.ROOT));
        return parts.matches()
                && (hosts.contains(parts.group(1))
                        || LOOPBACK.matcher(parts.group(1)).matches());
    }

    /** Whatever the scheme: a proxy may have taken the encryption off. */
    private static boolean isSame(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private static ProblemException refusal(int status, Message detail) {
        return new ProblemException(Problem.ofStatus(status, detail));
    }
}
