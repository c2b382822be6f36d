package lu.lalux.assure.stub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BaseSettingsTest {

    @Test
    @DisplayName("who names a user or a password means PostgreSQL: without its address, it would be SQLite unnoticed")
    void withoutAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BaseSettings("", "assure", ""))
                .withMessageContaining("assure.base.url is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BaseSettings("", "", "secret"))
                .withMessageContaining("assure.base.url is missing")
                .withMessageNotContaining("secret");
        assertThat(new BaseSettings("", "", "").shared()).isFalse();
        assertThat(new BaseSettings("jdbc:postgresql://localhost/assure", "assure", "secret").shared())
                .isTrue();
    }
}
