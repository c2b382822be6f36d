package lu.lalux.assure.conformance.suite.implementation;

import java.net.URI;
import java.util.Optional;
import java.util.function.LongConsumer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.register.Text;

/**
 * Tells a request that got no answer from a target that is gone: the first is a test's failure, the second ends the
 * run. Who got no answer asks for something simple at the same address; if that is not answered either, several times,
 * nobody is there.
 */
public final class Presence implements Sender {

    private static final int TIMES = 3;
    private static final long PAUSE_MILLIS = 1_000;

    private final Sender sender;
    private final LongConsumer sleeper;
    private volatile boolean watching;
    private volatile TargetGoneException gone;

    /**
     * @param sender that sends
     * @param sleeper waits for so many milliseconds
     */
    Presence(Sender sender, LongConsumer sleeper) {
        this.sender = sender;
        this.sleeper = sleeper;
    }

    /**
     * @param sender that sends
     * @return the same, which notices that the target goes away
     */
    public static Presence of(Sender sender) {
        return new Presence(sender, Presence::sleep);
    }

    /** The target was there: from now on it is missed. */
    public void watch() {
        watching = true;
    }

    /** {@return why nothing more is tested, when the target is gone} */
    public Optional<Text> interruption() {
        return Optional.ofNullable(gone).map(TargetGoneException::reason);
    }

    @Override
    public Exchange send(Call call) {
        if (gone != null) {
            throw gone;
        }
        try {
            return sender.send(call);
        } catch (NoAnswerException e) {
            if (watching) {
                look(e);
            }
            throw e;
        }
    }

    private synchronized void look(NoAnswerException unanswered) {
        if (gone != null) {
            throw gone;
        }
        Call simple = Call.of("GET", withoutQuery(unanswered.call().uri()));
        for (int time = 0; time < TIMES; time++) {
            if (time > 0) {
                sleeper.accept(PAUSE_MILLIS);
            }
            if (answers(simple)) {
                return;
            }
        }
        String what = simple.uri() + " (" + unanswered.getMessage() + ")";
        gone = new TargetGoneException(
                new Text(
                        "la cible a cessé de répondre pendant les essais : " + what,
                        "the target stopped answering during the tests: " + what),
                unanswered);
        throw gone;
    }

    private boolean answers(Call call) {
        try {
            sender.send(call);
            return true;
        } catch (NoAnswerException e) {
            return false;
        }
    }

    private static URI withoutQuery(URI uri) {
        return URI.create(uri.toString().split("[?#]", 2)[0]);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
