package lu.lalux.assure.stub.bacasable;

import java.util.Optional;
import lu.lalux.assure.stub.document.UploadIncident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** What is to go wrong next. Whoever asks first gets it; nothing strikes more often than was ordered. */
@Component
@Conditional(InSandbox.class)
final class Incidents implements UploadIncident {

    private int uploads;
    private @Nullable Refusal calls;

    /**
     * Calls that are refused whatever they ask for.
     *
     * @param statut {@code 429} or {@code 503}
     * @param reessayer the seconds of {@code Retry-After}
     * @param nombre how many of them are still to come
     */
    record Refusal(int statut, int reessayer, int nombre) {}

    synchronized void orderUploads(int number) {
        uploads = number;
    }

    synchronized void orderCalls(Refusal refusal) {
        calls = refusal.nombre() == 0 ? null : refusal;
    }

    synchronized void reset() {
        uploads = 0;
        calls = null;
    }

    /** How many uploads are still to fail. */
    synchronized int uploads() {
        return uploads;
    }

    /** The refusals that are still to come. */
    synchronized Optional<Refusal> calls() {
        return Optional.ofNullable(calls);
    }

    @Override
    public synchronized boolean strikes() {
        if (uploads == 0) {
            return false;
        }
        uploads--;
        return true;
    }

    /** The refusal of this call, if it is to be refused. */
    synchronized Optional<Refusal> nextCall() {
        Optional<Refusal> refusal = calls();
        refusal.ifPresent(now -> orderCalls(new Refusal(now.statut(), now.reessayer(), now.nombre() - 1)));
        return refusal;
    }
}
