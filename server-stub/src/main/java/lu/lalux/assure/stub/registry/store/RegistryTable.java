package lu.lalux.assure.stub.registry.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code registre}: its one row counts the changes of whom the server knows, and the entries of the audit
 * trail.
 */
public final class RegistryTable {

    private RegistryTable() {}

    /** A number that is another one when anything has changed. */
    public static long version(JdbcClient database) {
        return database.sql("select version from registre").query(Long.class).single();
    }

    /** Says within a write, before anything else, that it changes something: the row is held until the commit. */
    public static void change(JdbcClient transaction) {
        transaction.sql("update registre set version = version + 1").update();
    }

    /**
     * The number of the next entry of the audit trail, whichever instance adds it: the row is held until the commit.
     */
    public static long nextEntry(JdbcClient transaction) {
        return transaction
                .sql("update registre set audit = audit + 1 returning audit")
                .query(Long.class)
                .single();
    }
}
