package lu.lalux.assure.stub.token.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.store.UserTable;
import lu.lalux.assure.stub.token.secret.Attempt.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether somebody has the name that is claimed, in the settings or in the database. Of users, whom only the database
 * knows, an answer is remembered for a while: whoever guesses does not have it asked each time.
 */
final class KnownAccounts implements Predicate<Account> {

    private static final int REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final Registry registry;
    private final JdbcClient reader;
    private final Cache<String, Boolean> users;

    /** @param elapsed nanoseconds that only go forward */
    KnownAccounts(Registry registry, JdbcClient reader, LongSupplier elapsed) {
        this.registry = registry;
        this.reader = reader;
        this.users = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(REMEMBERED_FOR)
                .ticker(elapsed::getAsLong)
                .build();
    }

    @Override
    public boolean test(Account account) {
        return switch (account.kind()) {
            case CLIENT -> registry.current().application(account.name()).isPresent();
            case PERSON -> registry.current().person(account.name()).isPresent();
            case USER -> Boolean.TRUE.equals(users.get(account.name(), this::isUser));
        };
    }

    /** Nothing, which is not remembered, when the database cannot tell. */
    private @Nullable Boolean isUser(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            return UserTable.isThere(reader, name);
        } catch (DataAccessException unknown) {
            return null;
        }
    }
}
