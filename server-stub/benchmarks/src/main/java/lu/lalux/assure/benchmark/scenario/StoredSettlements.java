package lu.lalux.assure.benchmark.scenario;

import java.util.ArrayList;
import java.util.List;

/** Settlements put into the database directly, as the sandbox would have recorded them: each names a file of its own. */
final class StoredSettlements {

    /** Removes every settlement but these. */
    static final String REMOVE_OTHERS = "delete from demandes where compte not like 'stocke-%'";

    /** Whose they are: so many suppliers, each with its own numbers. */
    private static final int ACCOUNTS = 1_000;

    private static final String CONTENT =
            Settlements.content(0, "00000000-0000-4000-8000-000000000000.pdf").replace("F-0", "F-' || n || '");

    private StoredSettlements() {}

    static List<String> onSqlite(int number) {
        List<String> statements = new ArrayList<>();
        statements.add("pragma synchronous = off");
        statements.add("pragma cache_size = -1000000");
        statements.add("begin");
        statements.addAll(rows(
                "with recursive series(n) as (select 1 union all select n + 1 from series where n < " + number + ")",
                "lower(hex(randomblob(32)))",
                number));
        statements.add("commit");
        statements.add("pragma wal_checkpoint(truncate)");
        return statements;
    }

    static List<String> onPostgres(int number) {
        List<String> statements = new ArrayList<>();
        // What is stored fits together; that is not checked row by row.
        statements.add("set session_replication_role = replica");
        statements.addAll(rows(
                "with series(n) as (select generate_series(1, " + number + "))",
                "encode(sha256(cast(random() || ' ' || n as bytea)), 'hex')",
                number));
        statements.add("analyze");
        statements.add("checkpoint");
        return statements;
    }

    /** The keys are as long and as random as the sandbox's. */
    private static List<String> rows(String series, String hash, int number) {
        List<String> statements = new ArrayList<>();
        statements.add("create table mesure (n integer, compte varchar(255), h char(64), cle varchar(47))");
        statements.add("insert into mesure (n, compte, h, cle) " + series + ", hashed(n, h) as (select n, " + hash
                + " from series) select n, 'stocke-' || (n % " + ACCOUNTS
                + "), h, substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 13, 3) || '-8'"
                + " || substr(h, 16, 3) || '-' || substr(h, 19, 12) || '.pdf' from hashed");
        statements.add(
                "insert into documents (cle, compte, fonction, nom, taille, sha256, depose_le, nomme_le)"
                        + " select cle, compte, 'reparateur', 'facture.pdf', 1000, h, 1770000000000, 1770000000000 from mesure");
        statements.add("insert into demandes (identite, compte, fonction, empreinte, contenu, recue_le)"
                + " select '[\"' || compte || '\",\"reparateur\",\"XA1234\",\"F-' || n || '\",\"F\"]', compte, 'reparateur', h, '"
                + CONTENT + "', 1770000000000 from mesure");
        statements.add("drop table mesure");
        return statements;
    }
}
