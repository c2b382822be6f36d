package lu.lalux.assure.stub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    @DisplayName("who names a user or a password means PostgreSQL: without its address, it would be SQLite unnoticed")
    void withoutAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseSettings("", "assure", ""))
                .withMessageContaining("assure.database.url: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseSettings("", "", "secret"))
                .withMessageContaining("assure.database.url: ")
                .withMessageNotContaining("secret");
        assertThat(new DatabaseSettings("", "", "").shared()).isFalse();
        assertThat(new DatabaseSettings("jdbc:postgresql://localhost/assure", "assure", "secret").shared())
                .isTrue();
    }
}
