package lu.lalux.assure.stub.journal.store;

import java.util.List;
import lu.lalux.assure.stub.storage.Database;

/** Keeps nothing, neither what an earlier start has kept. */
final class NoJournal implements Journal {

    NoJournal(Database database) {
        JournalDatabase.remove(database);
    }

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public void take(PassedExchange exchange) {
        // Not kept.
    }

    @Override
    public void count(String account, String operation, int status) {
        // Not kept.
    }

    @Override
    public List<KeptExchange> list(String account, ExchangeFilter filter, int number) {
        return List.of();
    }

    @Override
    public List<Unauthenticated.Count> unauthenticated(String account) {
        return List.of();
    }

    @Override
    public void empty(String account) {
        // It is.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
