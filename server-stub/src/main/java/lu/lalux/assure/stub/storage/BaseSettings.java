package lu.lalux.assure.stub.storage;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database.
 *
 * @param url {@code jdbc:postgresql://…} for PostgreSQL, which several instances can share; empty for SQLite in the data
 *     folder, which is one instance's
 * @param utilisateur PostgreSQL's user
 * @param motDePasse that user's password, which the address must not hold
 */
@ConfigurationProperties("assure.base")
public record BaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String utilisateur,
        @DefaultValue("") String motDePasse) {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    public BaseSettings {
        if (!url.isEmpty() && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "assure.base.url begins with " + POSTGRESQL + ", or is empty for SQLite");
        }
        if (url.isEmpty() && !(utilisateur.isEmpty() && motDePasse.isEmpty())) {
            throw new IllegalArgumentException(
                    "assure.base.utilisateur and assure.base.mot-de-passe are PostgreSQL's: assure.base.url is missing");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("The password goes to assure.base.mot-de-passe, not to assure.base.url");
        }
    }

    /** Whether other instances may use the same database. */
    public boolean shared() {
        return !url.isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BaseSettings[url=" + url + ", utilisateur=" + utilisateur + "]";
    }
}
