package lu.lalux.assure.stub.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.stub.journal.store.ExchangeFilter;
import lu.lalux.assure.stub.journal.store.Journal;
import lu.lalux.assure.stub.journal.store.KeptExchange;
import lu.lalux.assure.stub.journal.store.Unauthenticated;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.reglement.RecordedRequest;
import lu.lalux.assure.stub.reglement.RecordedRequests;
import org.springframework.stereotype.Service;

/** What an account sees of its journal, and nothing of another's: whose it is, is asked for in each call. */
@Service
public class JournalReader {

    /** So many different providers of one account may have had one reference: in practice it is one. */
    private static final int MOST_PROVIDERS = 20;

    private final Journal journal;
    private final RecordedRequests recorded;
    private final Registry registry;

    JournalReader(Journal journal, RecordedRequests recorded, Registry registry) {
        this.registry = registry;
        this.journal = journal;
        this.recorded = recorded;
    }

    /** Whether anything is kept at all. */
    public boolean isKept() {
        return journal.isKept();
    }

    /** The last exchanges that fit, at most so many. */
    public JournalPage list(String account, ExchangeFilter filter, int number) {
        List<KeptExchange> found = journal.list(account, filter, number + 1);
        if (found.size() <= number) {
            return new JournalPage(found, Optional.empty());
        }
        List<KeptExchange> page = found.subList(0, number);
        return new JournalPage(
                page, Optional.of(Long.toString(page.get(number - 1).order(), Character.MAX_RADIX)));
    }

    /**
     * Where the next page begins.
     *
     * @param next of a page
     * @return nothing when no page has said so
     */
    public static Optional<Long> before(String next) {
        try {
            return Optional.of(Long.parseLong(next, Character.MAX_RADIX));
        } catch (NumberFormatException another) {
            return Optional.empty();
        }
    }

    /** The exchange that has this {@code instance}. */
    public Optional<KeptExchange> find(String account, String instance) {
        return journal.list(account, ExchangeFilter.of(instance), 1).stream().findFirst();
    }

    /**
     * What is on record of a reference: what was answered {@code 202}, however long ago.
     *
     * @param provider whose reference it is; nothing for those of which the journal still has a request with this
     *     reference
     */
    public List<RecordedRequest> recorded(String account, String reference, Optional<String> provider) {
        Stream<String> providers = provider.map(Stream::of)
                .orElseGet(() -> journal.list(account, ExchangeFilter.ofReference(reference), MOST_PROVIDERS).stream()
                        .map(kept -> kept.invoice().provider())
                        .filter(Objects::nonNull)
                        .distinct());
        List<String> owners = owners(account);
        return providers
                .flatMap(one -> owners.stream().flatMap(owner -> recorded.find(owner, one, reference).stream()))
                .toList();
    }

    /** A request belongs to whoever sent it (D25), and they to the account. */
    private List<String> owners(String account) {
        return List.copyOf(registry.everMembers(account));
    }

    /** How often requests named the account and were not authenticated, by hour, the latest first. */
    public List<Unauthenticated.Count> unauthenticated(String account) {
        return journal.unauthenticated(account);
    }

    /** Removes all of an account's. */
    public void empty(String account) {
        journal.empty(account);
    }
}
