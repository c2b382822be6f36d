package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.stub.exchange.BodyCopy;
import lu.lalux.assure.stub.http.HeldAnswers;
import lu.lalux.assure.stub.http.connection.UnsentAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers that are made as ever, and meet what was ordered on their way: one is lost, or cut off, or late, or has a
 * member more. An answer that none of this can happen to does not count.
 */
final class DisturbedAnswers {

    /** A name and a value that no version of the contract has. */
    private static final byte[] MEMBER = "\"membreInconnuDuBacASable\":\"à ignorer\"}".getBytes(StandardCharsets.UTF_8);

    private static final int CLIENT_ERRORS = 400;

    private final Orders orders;
    private final SlowAnswers slow;

    DisturbedAnswers(Orders orders, SlowAnswers slow) {
        this.orders = orders;
        this.slow = slow;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Optional<String> sender)
            throws ServletException, IOException {
        ContentCachingResponseWrapper made = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, made);
        if (made.getStatus() < CLIENT_ERRORS
                && orders.next(Incident.PERDUES, sender).isPresent()) {
            lose(request);
            return;
        }
        byte[] body = made.getContentAsByteArray();
        if (isObject(made.getContentType(), body)
                && orders.next(Incident.MEMBRES, sender).isPresent()) {
            body = withMember(body);
        }
        Optional<CompletableFuture<Void>> late = slow.next(
                orders.key(sender), () -> orders.next(Incident.LENTES, sender).map(Ordered::delay));
        boolean cut = body.length > 1 && orders.next(Incident.COUPEES, sender).isPresent();
        write(request, response, body, cut);
        late.ifPresent(time -> HeldAnswers.longer(request, () -> time));
    }

    /** Only when all is done that it would acknowledge. */
    private static void lose(HttpServletRequest request) {
        HeldAnswers.longer(request, () -> {
            UnsentAnswer.to(request);
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Nothing is sent yet: the body fits into the answer's buffer. Half of what is announced, and the end of the
     * connection.
     */
    private static void write(HttpServletRequest request, HttpServletResponse response, byte[] body, boolean cut)
            throws IOException {
        if (body.length == 0) {
            return;
        }
        if (body.length > response.getBufferSize()) {
            response.setBufferSize(body.length);
        }
        if (cut) {
            // Otherwise the container says it at the end; an answer of which all that it says is written counts as
            // sent.
            response.setContentLength(body.length);
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        int sent = cut ? body.length / 2 : body.length;
        response.getOutputStream().write(body, 0, sent);
        BodyCopy copy = BodyCopy.answered(request);
        if (copy != null) {
            copy.set(body, sent);
        }
    }

    private static boolean isObject(@Nullable String type, byte[] body) {
        return type != null
                && MediaType.parseMediaType(type).getSubtype().endsWith("json")
                && body.length > 2
                && body[0] == '{'
                && body[body.length - 1] == '}';
    }

    /** Behind the others, whose bytes stay as they are. */
    private static byte[] withMember(byte[] object) {
        byte[] more = new byte[object.length + MEMBER.length];
        System.arraycopy(object, 0, more, 0, object.length);
        more[object.length - 1] = ',';
        System.arraycopy(MEMBER, 0, more, object.length, MEMBER.length);
        return more;
    }
}
