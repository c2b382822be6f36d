package lu.lalux.assure.stub.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import lu.lalux.assure.stub.support.FewKeys;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.MovableClock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys in the database: one for all instances, replaced without an interruption. */
class SigningKeysIT {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final AtomicLong elapsed = new AtomicLong();
    private JdbcClient database;

    @BeforeEach
    void migrate() {
        FewKeys.giveOut();
        DataSource source = Installation.chosen().database(folder);
        Flyway.configure().dataSource(source).load().migrate();
        database = JdbcClient.create(source);
    }

    @Test
    void theFirstInstanceMakesTheKeyOfAll() {
        JWK first = keys().newest();
        JWK second = keys().newest();

        assertThat(second.getKeyID()).isEqualTo(first.getKeyID());
        assertThat(first.isPrivate()).isTrue();
        assertThat(first.toRSAKey().size()).isEqualTo(2048);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aSecondFirstKeyIsNotStored() {
        SigningKeys keys = keys();

        source().add(1);

        assertThat(stored()).isEqualTo(1);
        assertThat(keys().newest().getKeyID()).isEqualTo(keys.newest().getKeyID());
    }

    @Test
    void theNewestKeySignsAndAllVerify() {
        SigningKeys before = keys();
        source().add(2);

        SigningKeys after = keys();

        assertThat(after.newest().getKeyID()).isNotEqualTo(before.newest().getKeyID());
        assertThat(after.get(named(before.newest()), null)).hasSize(1);
        assertThat(after.get(named(after.newest()), null)).hasSize(1);
    }

    @Test
    void anInstanceLearnsAnothersKeyWhenATokenNamesIt() {
        SigningKeys one = keys();
        source().add(2);
        JWK added = keys().newest();

        assertThat(one.get(named(added), null)).as("not asked again so soon").isEmpty();
        endPatience();
        assertThat(one.get(named(added), null)).extracting(JWK::getKeyID).isEqualTo(List.of(added.getKeyID()));
    }

    @Test
    void aClockThatWentBackDoesNotKeepAKeyUnknown() {
        clock.advance(Duration.ofDays(30));
        SigningKeys one = keys();
        clock.reset();
        source().add(2);
        JWK added = keys().newest();

        endPatience();
        assertThat(one.get(named(added), null)).hasSize(1);
    }

    @Test
    void aKeyWhoseRowIsGoneNeitherSignsNorVerifies() {
        JWK first = keys().newest();
        source().add(2);
        SigningKeys keys = keys();
        JWK withdrawn = keys.newest();

        drop(2);
        keys.refresh();

        assertThat(keys.newest().getKeyID()).isEqualTo(first.getKeyID()).isNotEqualTo(withdrawn.getKeyID());
        endPatience();
        assertThat(keys.get(named(withdrawn), null)).isEmpty();
        assertThat(keys.get(named(first), null)).hasSize(1);
    }

    @Test
    void whereTheOnlyKeyIsGoneAnotherIsMade() {
        SigningKeys keys = keys();
        JWK withdrawn = keys.newest();

        drop(1);
        keys.refresh();

        assertThat(stored()).isEqualTo(1);
        assertThat(keys.newest().getKeyID()).isNotEqualTo(withdrawn.getKeyID());
        assertThat(keys.get(named(withdrawn), null)).isEmpty();
    }

    @Test
    void theKeysAreTheSameObjectUntilTheyChange() {
        SigningKeys keys = keys();
        JWKSet before = keys.current();

        keys.refresh();
        assertThat(keys.current()).isSameAs(before);
        source().add(2);
        keys.refresh();
        assertThat(keys.current()).isNotSameAs(before);
    }

    @Test
    void whileTheTableCannotBeReadTheKeysStay() throws Exception {
        SigningKeys keys = keys();
        JWK known = keys.newest();
        JWK unknown = new RSAKeyGenerator(2048).keyID("inconnue").generate();

        database.sql("ALTER TABLE cle_de_signature RENAME TO ailleurs").update();
        keys.refresh();
        endPatience();
        assertThat(keys.get(named(unknown), null)).isEmpty();
        assertThat(keys.get(named(known), null)).hasSize(1);
        assertThat(keys.newest().getKeyID()).isEqualTo(known.getKeyID());

        database.sql("ALTER TABLE ailleurs RENAME TO cle_de_signature").update();
        source().add(2);
        keys.refresh();
        assertThat(keys.newest().getKeyID()).isNotEqualTo(known.getKeyID());
    }

    @Test
    void aKeyThatCannotBeReadIsNotQuoted() {
        database.sql("INSERT INTO cle_de_signature (numero, cle_privee, creee_le) VALUES (1, 'c2VjcmV0', 0)")
                .update();

        assertThatThrownBy(this::keys)
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("c2VjcmV0");
    }

    private SigningKeys keys() {
        return new SigningKeys(source(), elapsed::get);
    }

    private DatabaseKeys source() {
        return new DatabaseKeys(database, clock);
    }

    private void endPatience() {
        elapsed.addAndGet(SigningKeys.PATIENCE.plusSeconds(1).toNanos());
    }

    private void drop(int number) {
        database.sql("DELETE FROM cle_de_signature WHERE numero = ?")
                .param(number)
                .update();
    }

    private int stored() {
        return database.sql("SELECT count(*) FROM cle_de_signature")
                .query(Integer.class)
                .single();
    }

    private static JWKSelector named(JWK key) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(key.getKeyID()).build());
    }
}
