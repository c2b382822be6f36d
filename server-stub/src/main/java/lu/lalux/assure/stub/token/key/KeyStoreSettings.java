package lu.lalux.assure.stub.token.key;

import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that sign the tokens, from a key store instead of the database.
 *
 * @param file a PKCS #12 key store; empty for the database
 * @param password the store's
 * @param passwordFile a file that holds it, in its first line, instead of {@code password}
 * @param alias which of its keys signs; empty for the newest
 */
@ConfigurationProperties("assure.token.key-store")
record KeyStoreSettings(
        @DefaultValue("") String file,
        @DefaultValue("") String password,
        @DefaultValue("") String passwordFile,
        @DefaultValue("") String alias) {

    KeyStoreSettings {
        boolean one = password.isEmpty() != passwordFile.isEmpty();
        WrongValueException.unless(file.isEmpty() || one, "assure.token.key-store.password", "key-store.password");
        WrongValueException.unless(
                !file.isEmpty() || password.isEmpty() && passwordFile.isEmpty() && alias.isEmpty(),
                "assure.token.key-store.file",
                "key-store.file");
    }

    /** Whether the keys come from it. */
    boolean given() {
        return !file.isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "KeyStoreSettings[file=" + file + ", alias=" + alias + "]";
    }
}
