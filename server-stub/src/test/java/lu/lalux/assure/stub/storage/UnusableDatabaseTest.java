package lu.lalux.assure.stub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusableDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "08001, No database answers at jdbc:postgresql://h/x (",
        "28P01, does not take the user \"moi\" or their password",
        "3D000, There is no such database at jdbc:postgresql://h/x (",
        "42501, The user \"moi\" may not make tables",
        "53300, The database at jdbc:postgresql://h/x cannot be used. (SQLException: said)",
        ", The database at jdbc:postgresql://h/x cannot be used. (SQLException: said)",
    })
    void reasons(String state, String told) {
        RuntimeException failed = new FlywayException("Unable", new SQLException("said", state));

        assertThat(UnusableDatabase.refusal(failed, "jdbc:postgresql://h/x?sslpassword=Tr0ub4dor", "moi"))
                .hasMessageContaining(told)
                .hasMessageNotContaining("Tr0ub4dor")
                .hasCause(failed);
    }
}
