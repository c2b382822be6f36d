package lu.lalux.assure.client.document;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import org.junit.jupiter.api.Test;

/** What may be uploaded, against the contract. */
class UploadTest {

    @Test
    void a_files_name_has_the_contracts_form() {
        Field field = Contract.bundled().fields("DepotDocument").get("fileNameWithExtension");

        assertThat("^" + Upload.NAME.pattern() + "\\z")
                .isEqualTo(field.pattern().orElseThrow().pattern().replace("\\/", "/"));
        assertThat(field.maxLength()).hasValue(Upload.NAME_MAX);
    }
}
