package lu.lalux.assure.stub.storage;

import java.util.Locale;
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

    private static final String POSTGRESQL = "jdbc:postgresql:";

    public DatabaseSettings {
        if (!url.isEmpty() && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "assure.database.url begins with " + POSTGRESQL + ", or is empty for SQLite");
        }
        if (url.isEmpty() && !(username.isEmpty() && password.isEmpty())) {
            throw new IllegalArgumentException(
                    "assure.database.username and assure.database.password are PostgreSQL's: assure.database.url is missing");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException(
                    "The password goes to assure.database.password, not to assure.database.url");
        }
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
