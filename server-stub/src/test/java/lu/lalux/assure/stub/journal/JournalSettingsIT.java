package lu.lalux.assure.stub.journal;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lu.lalux.assure.stub.journal.store.ExchangeFilter;
import lu.lalux.assure.stub.journal.store.KeptExchange;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept where, by the setting {@code assure.journal.keep}. */
class JournalSettingsIT {

    private static final String ACCOUNT = "garage-demo";
    private static final String REQUEST = "{\"referenceFacture\": \"Référence-7\", \"factureHT\": \"valeur-plantée\"}";

    /** Whoever names a client of one's own is no sandbox. */
    private static final String[] OWN_CLIENT = {
        "assure.token.clients[0].id=garage-demo",
        "assure.token.clients[0].secret={hmac-sha256}zV8qEjhfbYoc_spErKtkww:0Z8SJTOY3X8HYQ8mMxtA1J1MABMz3NYWQzaw7ZPcHaI",
        "assure.token.clients[0].grants=client_credentials",
        "assure.token.clients[0].scopes=/reparateur,/reparateur/upload",
        "assure.token.issuer=http://localhost:8080",
        "",
    };

    @TempDir
    Path folder;

    @Test
    @DisplayName("an installation keeps nothing unless asked to, and then neither bodies nor what quotes them")
    void installation() throws Exception {
        try (Sandbox own = start("assure.journal.keep=sandbox")) {
            own.put(GARAGE, "/reparateur", REQUEST);
            assertThat(own.bean(JournalReader.class).isKept()).isFalse();
        }
        assertThat(folder.resolve("journal.db")).doesNotExist();

        try (Sandbox own = start("assure.journal.keep=without-bodies")) {
            own.put(GARAGE, "/reparateur?factureTTC=valeur-plantée-2", REQUEST);
            List<KeptExchange> kept = await(own);
            TakenExchange exchange = kept.get(0).exchange();
            assertThat(kept.get(0).invoice().reference()).isEqualTo("Référence-7");
            assertThat(exchange.status()).isEqualTo(400);
            assertThat(exchange.request().body()).isNull();
            assertThat(exchange.target()).isEqualTo("/reparateur");
            assertThat(exchange.answer().body()).contains("champ-obligatoire", "/idPrestataire");
            assertThat(kept.toString()).doesNotContain("plantée");
        }
        assertThat(folder.resolve("journal.db")).exists();
        assertThat(Files.readString(folder.resolve("journal.db"), StandardCharsets.ISO_8859_1))
                .contains("champ-obligatoire")
                .doesNotContain("plant");

        start("assure.journal.keep=none").close();
        assertThat(folder.resolve("journal.db")).doesNotExist();
        assertThat(folder.resolve("journal.db-wal")).doesNotExist();
    }

    private Sandbox start(String keep) {
        String[] settings = OWN_CLIENT.clone();
        settings[settings.length - 1] = keep;
        return Sandbox.start(folder, settings);
    }

    private static List<KeptExchange> await(Sandbox stub) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (list(stub).stream().noneMatch(kept -> kept.exchange().status() == 400) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return list(stub);
    }

    private static List<KeptExchange> list(Sandbox stub) {
        return stub.bean(JournalReader.class)
                .list(ACCOUNT, ExchangeFilter.ALL, 10)
                .exchanges();
    }
}
