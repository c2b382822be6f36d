package lu.lalux.assure.stub.storage;

import java.util.Locale;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database.
 *
 * @param url {@code jdbc:postgresql://…} for PostgreSQL, which several instances can share; empty for SQLite in the
 *     data folder, which is one instance's
 * @param username PostgreSQL's user
 * @param password that user's password, which the address must not hold
 */
@ConfigurationProperties("assure.database")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password) {

    private static final String URL = "assure.database.url";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public DatabaseSettings {
        WrongValueException.unless(url.isEmpty() || url.startsWith(POSTGRESQL), URL, "database");
        WrongValueException.unless(!url.isEmpty() || username.isEmpty() && password.isEmpty(), URL, "database.missing");
        WrongValueException.unless(!url.toLowerCase(Locale.ROOT).contains("password="), URL, "database.password");
    }

    /** Whether other instances may use the same database. */
    public boolean shared() {
        return !url.isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", username=" + username + "]";
    }
}
