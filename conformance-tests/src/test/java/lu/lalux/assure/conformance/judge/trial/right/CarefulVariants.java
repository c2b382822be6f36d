package lu.lalux.assure.conformance.judge.trial.right;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Decision;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.client.RetryPolicy;
import lu.lalux.assure.conformance.judge.trial.client.RightReaction;
import lu.lalux.assure.conformance.judge.trial.client.Step;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;

/** How long a client waits, how often it tries, and when it leaves something to a person. */
final class CarefulVariants {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<RightClient> all = new ArrayList<>();

    private CarefulVariants() {}

    static List<RightClient> all() {
        return new CarefulVariants().made();
    }

    private List<RightClient> made() {
        policy("never-again", new RetryPolicy(1, Duration.ZERO, 1, 1, MINUTE));
        policy("once-more", new RetryPolicy(2, Duration.ofSeconds(5), 1, 1, MINUTE));
        policy("every-five-seconds", new RetryPolicy(3, Duration.ofSeconds(5), 1, 2, MINUTE));
        policy("at-the-end-only", new RetryPolicy(1, Duration.ZERO, 1, 3, MINUTE));
        policy("many-small", new RetryPolicy(8, Duration.ofMillis(300), 1.7, 1, MINUTE));
        policy("slow", new RetryPolicy(3, Duration.ofSeconds(15), 2, 1, MINUTE));
        add(
                "twice-the-wait",
                reacting((step, attempt) -> attempt.answer()
                        .filter(answer -> answer.status() == 429 || answer.status() == 503)
                        .filter(answer -> step.attempt() < 4)
                        .flatMap(RightReaction::retryAfter)
                        .map(wait -> new Decision(Next.AGAIN, wait.multipliedBy(2)))));
        add(
                "busy-at-the-end",
                reacting((step, attempt) ->
                        step.kind() != Kind.TOKEN && (attempt.status() == 429 || attempt.status() == 503)
                                ? Optional.of(Decision.to(Next.LATER))
                                : Optional.empty()));
        add("short-patience", ways -> ways.waits(Duration.ofSeconds(30)));
        add("long-patience", ways -> ways.waits(Duration.ofSeconds(120)));
        add("measures-files", Ways::measuringFiles);
        all.add(RightClient.expert("right.expert.measures-files", Ways::measuringFiles));
        add(
                "uploads-again",
                reacting((step, attempt) -> step.kind() == Kind.SETTLEMENT
                                && attempt.status() == 422
                                && attempt.answer().orElseThrow().text().contains("\"cle-")
                        ? Optional.of(Decision.to(Next.ANEW))
                        : Optional.empty()));
        add(
                "goes-on-after-403",
                reacting((step, attempt) ->
                        attempt.status() == 403 ? Optional.of(Decision.to(Next.MEND)) : Optional.empty()));
        add(
                "second-401-to-a-person",
                reacting((step, attempt) -> attempt.status() == 401 && step.kind() != Kind.TOKEN && step.renewals() > 0
                        ? Optional.of(Decision.to(Next.MEND))
                        : Optional.empty()));
        add(
                "401-behind-the-others",
                reacting((step, attempt) -> attempt.status() == 401 && step.kind() != Kind.TOKEN
                        ? Optional.of(Decision.to(Next.RENEW_FOR_LATER))
                        : Optional.empty()));
        add(
                "strange-to-a-person",
                reacting((step, attempt) ->
                        step.kind() == Kind.SETTLEMENT && attempt.status() / 100 == 2 && attempt.status() != 202
                                ? Optional.of(Decision.to(Next.MEND))
                                : Optional.empty()));
        add(
                "lost-to-a-person",
                reacting((step, attempt) -> attempt.answer().isEmpty() && step.kind() != Kind.TOKEN
                        ? Optional.of(Decision.to(Next.MEND))
                        : Optional.empty()));
        add(
                "errors-to-a-person",
                reacting((step, attempt) -> attempt.status() >= 500 && step.kind() != Kind.TOKEN
                        ? Optional.of(Decision.to(Next.MEND))
                        : Optional.empty()));
        all.add(RightClient.person(
                "right.person.never-again", ways -> ways.tries(new RetryPolicy(1, Duration.ZERO, 1, 1, MINUTE))));
        return all;
    }

    private static Consumer<Ways> reacting(BiFunction<Step, Attempt, Optional<Decision>> other) {
        return ways -> ways.reacts(
                usual -> (step, attempt) -> other.apply(step, attempt).orElseGet(() -> usual.on(step, attempt)));
    }

    private void policy(String name, RetryPolicy policy) {
        add(name, ways -> ways.tries(policy));
    }

    private void add(String name, Consumer<Ways> change) {
        all.add(RightClient.repairer("right." + name, change));
    }
}
