package lu.lalux.assure.client.document;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.client.Contract;
import org.junit.jupiter.api.Test;

/** What may be uploaded, against the contract. */
class UploadTest {

    @Test
    void a_files_name_has_the_contracts_form() {
        Contract contract = Contract.read();

        assertThat("^" + Upload.NAME.pattern() + "$")
                .isEqualTo(contract.pattern("DepotDocument", "fileNameWithExtension")
                        .replace("\\/", "/"));
        assertThat(contract.maxLength("DepotDocument", "fileNameWithExtension")).isEqualTo(Upload.NAME_MAX);
    }
}
