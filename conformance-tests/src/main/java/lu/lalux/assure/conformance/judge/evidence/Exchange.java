package lu.lalux.assure.conformance.judge.evidence;

import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import tools.jackson.databind.JsonNode;

/**
 * A request and what it was answered.
 *
 * @param number in the order in which requests arrived, from 1
 * @param subject what it is about
 * @param nth of those of one kind about one invoice (and one file); from 1. Without an invoice: of its kind
 * @param request the request; of an upload with no more of its body than a byte order mark
 * @param body what the request says, without an upload's file; missing when it is no JSON
 * @param brought the file of an upload that could be read
 * @param client whose credentials, or whose token, it came with; empty when they are nobody's
 * @param token that it came with; empty when with none
 * @param answer what it was answered
 * @param scenario that had a hand in the answer; empty when the answer is the usual one
 * @param early whether it was answered before it had arrived
 * @param ended when the answer had left, {@link System#nanoTime()}; 0 as long as it has not
 */
public record Exchange(
        int number,
        Subject subject,
        int nth,
        WireRequest request,
        JsonNode body,
        Optional<UploadedFile> brought,
        String client,
        String token,
        WireAnswer answer,
        String scenario,
        boolean early,
        long ended) {

    /** {@return the kind of the request} */
    public Kind kind() {
        return subject.kind();
    }

    /** {@return the status of the answer, whether it arrived or not} */
    public int status() {
        return answer.status();
    }

    /** {@return whether the answer went out whole} */
    public boolean answered() {
        return answer.manner().end() == WireAnswer.End.WHOLE && !early;
    }

    /** {@return how long its answer took to leave; nothing as long as it has not} */
    public Duration took() {
        return ended == 0 ? Duration.ZERO : Duration.ofNanos(ended - request.began());
    }

    /** {@return whether its answer left sooner than it was due, since the client had hung up} */
    public boolean hungUp() {
        return ended != 0 && took().compareTo(answer.manner().delay()) < 0;
    }

    /**
     * @param later another
     * @return the time from the end of this answer to the arrival of that request; negative when it came before
     */
    public Duration until(Exchange later) {
        return Duration.ofNanos(later.request.began() - (ended == 0 ? request.began() : ended));
    }

    Exchange endedAt(long moment) {
        return new Exchange(
                number, subject, nth, request, body, brought, client, token, answer, scenario, early, moment);
    }
}
