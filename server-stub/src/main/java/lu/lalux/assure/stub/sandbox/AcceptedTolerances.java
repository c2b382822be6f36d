package lu.lalux.assure.stub.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.storage.DatabaseSettings;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.BatchWrite;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.tolerance.CountedForms;
import lu.lalux.assure.stub.tolerance.ToleratedForm;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who sent which tolerated form how often, in the database: one answer for all instances. A request does not wait for its
 * count, which is there a moment later; were it lost, nothing else would be. A row for each registered account and form, no more.
 */
final class AcceptedTolerances implements CountedForms {

    private static final int MOST = 1_000;

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final BatchWrite<Request, Boolean> counts = AcceptedTolerances::add;
    private final LastingFailure uncounted =
            new LastingFailure(LoggerFactory.getLogger(AcceptedTolerances.class), "Tolerated forms cannot be counted");

    /**
     * Requests of an account in a tolerated form, {@code #/components/schemas/FormeToleree} of {@code bac-a-sable.yaml}.
     *
     * @param compte the account
     * @param tolerance the form
     * @param nombre how many there were
     */
    record Count(String compte, String tolerance, long nombre) {}

    private record Request(String account, Set<ToleratedForm> forms) {}

    AcceptedTolerances(JdbcClient reader, DatabaseWriter writer, DatabaseSettings database) {
        this.reader = reader;
        this.writer = writer;
        if (!database.shared()) {
            forget();
        }
    }

    @Override
    public void count(String account, Set<ToleratedForm> forms) {
        try {
            writer.submit(counts, new Request(account, Set.copyOf(forms))).whenComplete((made, failure) -> {
                if (failure == null) {
                    uncounted.succeeded();
                } else {
                    uncounted.failed(failure);
                }
            });
        } catch (ProblemException tooManyWait) {
            uncounted.failed(tooManyWait);
        }
    }

    /** By account, then by form. */
    List<Count> all() {
        return reader.sql("select compte, forme, nombre from tolerances order by compte, forme limit ?")
                .param(MOST)
                .query((row, number) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    void forget() {
        writer.write(client -> client.sql("delete from tolerances").update());
    }

    /** In one order, so that no two instances wait for each other. */
    private static List<Boolean> add(JdbcOperations database, List<Request> requests) {
        TreeMap<String, TreeMap<ToleratedForm, Long>> sums = new TreeMap<>();
        for (Request request : requests) {
            TreeMap<ToleratedForm, Long> ofAccount = sums.computeIfAbsent(request.account(), first -> new TreeMap<>());
            request.forms().forEach(form -> ofAccount.merge(form, 1L, Long::sum));
        }
        sums.forEach((account, forms) -> forms.forEach((form, number) -> database.update(
                "insert into tolerances (compte, forme, nombre) values (?, ?, ?) on conflict (compte, forme)"
                        + " do update set nombre = tolerances.nombre + excluded.nombre",
                account,
                form.name(),
                number)));
        return Collections.nCopies(requests.size(), true);
    }
}
