package lu.lalux.assure.conformance.judge.trial.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;
import lu.lalux.assure.conformance.judge.trial.transport.Incoming;
import tools.jackson.databind.JsonNode;

/** The contract's way, the RFCs', and that of the page on going live. */
public final class RightReaction implements Reaction {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RetryPolicy policy;

    /**
     * @param policy how often it tries
     */
    public RightReaction(RetryPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Decision on(Step step, Attempt attempt) {
        if (attempt.answer().isEmpty()) {
            return again(step, policy.after(step.attempt()));
        }
        Incoming answer = attempt.answer().get();
        boolean access = step.kind() == Kind.TOKEN || step.kind() == Kind.SIGN_IN;
        return switch (answer.status()) {
            case 200, 201, 202, 203, 204, 302, 303 -> taken(step, answer);
            case 401 -> Decision.to(access ? Next.STOP : step.renewals() > 0 ? Next.LATER : Next.RENEW);
            case 403 -> Decision.to(Next.STOP);
            case 408 -> again(step, Duration.ZERO);
            case 429, 503 -> again(step, retryAfter(answer).orElse(policy.after(step.attempt())));
            case 500, 502, 504 -> again(step, policy.after(step.attempt()));
            case 400 -> Decision.to(access ? Next.STOP : Next.MEND);
            default -> Decision.to(access ? Next.LATER : Next.MEND);
        };
    }

    private Decision taken(Step step, Incoming answer) {
        boolean right = switch (step.kind()) {
            case TOKEN ->
                answer.status() == 200 && answer.json().path("access_token").isString();
            case UPLOAD -> answer.status() == 200 && isVerdict(answer.json());
            case SETTLEMENT -> answer.status() == 202;
            case SIGN_IN -> answer.status() != 202;
            case OTHER -> true;
        };
        if (right) {
            return Decision.to(Next.TAKE);
        }
        // What is no redirect of the page's is a fault of the way there: nothing says that trying again helps.
        return answer.status() > 299
                ? Decision.to(step.kind() == Kind.TOKEN ? Next.LATER : Next.MEND)
                : again(step, policy.after(step.attempt()));
    }

    /** {@return whether it is a status, with a key if the file is kept} */
    static boolean isVerdict(JsonNode json) {
        return json.path("status").isString()
                && (!json.path("status").stringValue().equals("Verified")
                        || json.path("key").isString());
    }

    private Decision again(Step step, Duration wait) {
        return step.attempt() >= policy.most() || wait.compareTo(LONGEST) > 0
                ? new Decision(Next.LATER, wait)
                : new Decision(Next.AGAIN, wait);
    }

    /**
     * @param answer with or without the header
     * @return what {@code Retry-After} asks for, seconds or a date
     */
    public static Optional<Duration> retryAfter(Incoming answer) {
        return answer.header("Retry-After").flatMap(value -> {
            try {
                if (value.matches("[0-9]{1,9}")) {
                    return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
                }
                Instant moment = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration wait = Duration.between(Instant.now(), moment);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
