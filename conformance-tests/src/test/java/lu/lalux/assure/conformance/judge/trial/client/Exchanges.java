package lu.lalux.assure.conformance.judge.trial.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;
import lu.lalux.assure.conformance.judge.trial.transport.Incoming;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;
import lu.lalux.assure.conformance.judge.trial.transport.Transport;

/** Sends one request until something comes of it. */
final class Exchanges {

    /** However wrong a client is: so many requests, and it is enough. */
    private static final int ENOUGH = 60;

    /**
     * How it ended.
     *
     * @param next what is to be done: never once more
     * @param pause before it is tried another time, as in production
     * @param answer the last one; of status 0 when none came
     */
    record Outcome(Next next, Duration pause, Incoming answer) {}

    private static final Incoming NONE = new Incoming(0, List.of(), new byte[0]);

    private final ClientSettings settings;
    private final Ways ways;
    private final Transport transport;
    private final Reaction reaction;
    private final Consumer<Duration> pause;
    private final AtomicInteger deaths;

    Exchanges(ClientSettings settings, Ways ways, Transport transport, Consumer<Duration> pause, AtomicInteger deaths) {
        this.settings = settings;
        this.ways = ways;
        this.transport = transport;
        this.reaction = ways.reaction();
        this.pause = pause;
        this.deaths = deaths;
    }

    String agent() {
        return settings.software().name().replace(' ', '-') + "/"
                + settings.software().version();
    }

    /** Waits for a moment, {@link System#nanoTime()}. */
    void await(long moment) {
        long left = moment - System.nanoTime();
        if (left > 0) {
            pause.accept(Duration.ofNanos(Math.round(left / settings.tempo().factor())));
        }
    }

    Outcome run(Step first, Supplier<String> token, Function<Step, Outgoing> make) {
        return run(first, token, make, stale -> {});
    }

    Outcome run(Step first, Supplier<String> token, Function<Step, Outgoing> make, Consumer<String> drop) {
        Step step = first;
        URI server = null;
        String target = "";
        while (true) {
            String held = token.get();
            Outgoing request = make.apply(step);
            if (!held.isEmpty()) {
                request = request.with("Authorization", "Bearer " + held);
            }
            if (server != null) {
                request = request.at(server).to(target);
            }
            Attempt attempt = ways.read(
                    step,
                    transport.send(ways.sent(step, request), settings.tempo().of(ways.patience())));
            boolean asked = attempt.answer().isEmpty() || !ways.isKilledByJudge();
            if (asked && ways.isKilledAt(step) && deaths.incrementAndGet() < ways.runs()) {
                settings.gone().accept(true);
                throw new KilledException();
            }
            Decision decision = step.attempt() >= ENOUGH ? Decision.to(Next.LATER) : reaction.on(step, attempt);
            Incoming answer = attempt.answer().or(attempt::half).orElse(NONE);
            boolean renewed = decision.next() == Next.RENEW;
            if (decision.next() == Next.FOLLOW) {
                URI there = request.server().resolve(answer.header("Location").orElse(request.target()));
                server = URI.create(there.getScheme() + "://" + there.getAuthority());
                target = there.getRawPath();
            } else if (renewed) {
                drop.accept(held);
            } else if (decision.next() == Next.RENEW_FOR_LATER) {
                drop.accept(held);
                return new Outcome(Next.LATER, decision.pause(), answer);
            } else if (decision.next() != Next.AGAIN) {
                if (decision.next() == Next.ANEW) {
                    pause.accept(decision.pause());
                }
                return new Outcome(decision.next(), decision.pause(), answer);
            }
            pause.accept(decision.pause());
            step = step.next(attempt.status(), renewed);
        }
    }
}
