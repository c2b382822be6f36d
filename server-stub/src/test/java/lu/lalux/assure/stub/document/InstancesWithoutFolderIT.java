package lu.lalux.assure.stub.document;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two instances that have nothing in common but PostgreSQL. */
@OnPostgres(files = true)
class InstancesWithoutFolderIT extends InstancesIT {

    @Test
    @DisplayName("nothing is ever written to the data folder")
    void noFolder() {
        assertThat(Installation.unused(folder)).doesNotExist();
    }
}
