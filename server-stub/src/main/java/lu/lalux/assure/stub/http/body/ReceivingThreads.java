package lu.lalux.assure.stub.http.body;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import lu.lalux.assure.stub.http.caller.ClientNetwork;

/**
 * How many threads may receive bodies of a kind, each until it is there: some are left for what has none, the probes
 * among it. One client has at most three quarters of them.
 */
final class ReceivingThreads {

    private final Semaphore places;
    private final int share;
    private final Map<ClientNetwork, Integer> clients = new ConcurrentHashMap<>();

    ReceivingThreads(int places) {
        this.places = new Semaphore(Math.max(1, places));
        this.share = Math.max(1, places * 3 / 4);
    }

    /** @return whether there is one; if so, it is given back by {@link #leave} */
    boolean enter(ClientNetwork client) {
        if (clients.merge(client, 1, Integer::sum) <= share && places.tryAcquire()) {
            return true;
        }
        forget(client);
        return false;
    }

    void leave(ClientNetwork client) {
        places.release();
        forget(client);
    }

    private void forget(ClientNetwork client) {
        clients.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
    }
}
