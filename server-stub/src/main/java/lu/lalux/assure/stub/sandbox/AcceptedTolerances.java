package lu.lalux.assure.stub.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.stub.exchange.Accounts;
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
 * Who sent which tolerated form how often, in the database: one answer for all instances. A request does not wait for
 * its count, which is there a moment later; were it lost, nothing else would be. A row for each registered account and
 * form, no more.
 */
final class AcceptedTolerances implements CountedForms {

    private static final int MOST = 1_000;

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final Accounts accounts;
    private final BatchWrite<Request, Boolean> counts = AcceptedTolerances::add;
    private final LastingFailure uncounted =
            new LastingFailure(LoggerFactory.getLogger(AcceptedTolerances.class), "Tolerated forms cannot be counted");

    /**
     * Requests of an account in a tolerated form, {@code #/components/schemas/FormeToleree} of
     * {@code bac-a-sable.yaml}.
     *
     * @param compte the account
     * @param tolerance the form
     * @param nombre how many there were
     */
    record Count(String compte, String tolerance, long nombre) {}

    private record Request(String account, Set<ToleratedForm> forms) {}

    AcceptedTolerances(JdbcClient reader, DatabaseWriter writer, Accounts accounts, DatabaseSettings database) {
        this.reader = reader;
        this.writer = writer;
        this.accounts = accounts;
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
        return of(count -> true);
    }

    /** The same of one account. */
    List<Count> of(String account) {
        return of(count -> belongs(count.compte(), account));
    }

    void forget() {
        writer.write(client -> client.sql("delete from tolerances").update());
    }

    /** Those of one account. */
    void forget(String account) {
        List<String> names = of(account).stream().map(Count::compte).distinct().toList();
        writer.write(client -> {
            names.forEach(name -> client.sql("delete from tolerances where compte = ?")
                    .param(name)
                    .update());
            return true;
        });
    }

    private List<Count> of(Predicate<Count> counts) {
        try (Stream<Count> all = reader
                .sql("select compte, forme, nombre from tolerances order by compte, forme")
                .query((row, number) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
                .stream()) {
            return all.filter(counts).limit(MOST).toList();
        }
    }

    /** An account's applications and persons are counted by their names. */
    private boolean belongs(String name, String account) {
        return accounts.of(name).equals(account);
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
