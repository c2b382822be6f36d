package lu.lalux.assure.stub.journal;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one PostgreSQL have one journal; and a start that keeps none leaves none. */
@OnPostgres(files = true)
class SharedJournalIT {

    private static final String ACCOUNT = "garage-demo";

    @TempDir
    static Path folder;

    @Test
    @DisplayName(
            "what one took the other shows a second later, and the other way round; one that is off removes what is left")
    void shared() throws Exception {
        String atOne;
        try (Sandbox one = Sandbox.start(folder);
                Sandbox two = Sandbox.start(folder)) {
            atOne = refused(one);
            String atTwo = refused(two);
            await(one, atTwo);
            await(two, atOne);
            assertThat(one.bean(JournalReader.class).find(ACCOUNT, atTwo)).isPresent();
            assertThat(two.bean(JournalReader.class).find(ACCOUNT, atOne)).isPresent();
            two.bean(JournalReader.class).empty(ACCOUNT);
            assertThat(one.bean(JournalReader.class).find(ACCOUNT, atTwo)).isEmpty();
            atOne = refused(one);
            await(one, atOne);
        }
        try (Sandbox off = Sandbox.start(folder, "assure.journal.keep=none")) {
            refused(off);
            assertThat(off.bean(JournalReader.class).isKept()).isFalse();
        }
        try (Sandbox again = Sandbox.start(folder)) {
            assertThat(again.bean(JournalReader.class).find(ACCOUNT, atOne)).isEmpty();
        }
    }

    @Test
    @DisplayName("an instance that starts without a journal empties it, and takes it from nobody who keeps one")
    void besideOneWithout() throws Exception {
        try (Sandbox one = Sandbox.start(folder)) {
            String before = refused(one);
            await(one, before);
            try (Sandbox off = Sandbox.start(folder, "assure.journal.keep=none")) {
                assertThat(off.bean(JournalReader.class).isKept()).isFalse();
                assertThat(one.bean(JournalReader.class).find(ACCOUNT, before)).isEmpty();
                String after = refused(one);
                await(one, after);
                assertThat(one.bean(JournalReader.class).find(ACCOUNT, after)).isPresent();
            }
        }
    }

    private static String refused(Sandbox stub) throws Exception {
        return json(stub.put(GARAGE, "/reparateur", "{}")).get("instance").asString();
    }

    private static void await(Sandbox stub, String instance) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (stub.bean(JournalReader.class).find(ACCOUNT, instance).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }
}
