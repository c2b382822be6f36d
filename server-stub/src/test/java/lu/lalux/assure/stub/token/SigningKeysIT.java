package lu.lalux.assure.stub.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
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
    private JdbcClient database;

    @BeforeEach
    void migrate() {
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

        keys.add(1);

        assertThat(stored()).isEqualTo(1);
        assertThat(keys().newest().getKeyID()).isEqualTo(keys.newest().getKeyID());
    }

    @Test
    void theNewestKeySignsAndAllVerify() {
        SigningKeys before = keys();
        before.add(2);

        SigningKeys after = keys();

        assertThat(after.newest().getKeyID()).isNotEqualTo(before.newest().getKeyID());
        assertThat(after.get(named(before.newest()), null)).hasSize(1);
        assertThat(after.get(named(after.newest()), null)).hasSize(1);
    }

    @Test
    void anInstanceLearnsAnothersKeyWhenATokenNamesIt() {
        SigningKeys one = keys();
        one.add(2);
        JWK added = keys().newest();

        assertThat(one.get(named(added), null)).as("not asked again so soon").isEmpty();
        clock.advance(SigningKeys.PATIENCE.plus(Duration.ofSeconds(1)));
        assertThat(one.get(named(added), null)).extracting(JWK::getKeyID).isEqualTo(List.of(added.getKeyID()));
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
        return new SigningKeys(database, clock);
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
