package lu.lalux.assure.stub.journal;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.journal.store.KeptExchange;

/**
 * Some of an account's exchanges, the latest first.
 *
 * @param next how the page after it is asked for; nothing after the last
 */
public record JournalPage(List<KeptExchange> exchanges, Optional<String> next) {}
