package lu.lalux.assure.stub.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A release that is to come, made up for want of one: this one, with a second migration. Once there is a first release, these tests run it
 * beside what is then the next one.
 */
final class NextRelease {

    private static final String MIGRATION = """
            -- The release before goes on writing rows without it.
            alter table demandes add column suite integer default 0 not null;
            create table suites (demande text not null primary key references demandes (identite));
            insert into suites (demande) select identite from demandes;
            """;

    private NextRelease() {}

    /**
     * @param folder for the migration's file
     * @return the setting that makes a sandbox of this release one of the next
     */
    static String setting(Path folder) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("V2__suite.sql"), MIGRATION);
        return "spring.flyway.locations=classpath:db/migration,filesystem:" + migrations;
    }
}
