package lu.lalux.assure.stub.document.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of the store {@code s3} may be. */
class S3SettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://objets.exemple.lu", "http://127.0.0.1:9000/", "http://[::1]:9000", "http://minio:9000"})
    void addresses(String endpoint) {
        assertThat(settings(endpoint, "us-east-1").address().getHost()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cle:secret@objets.exemple.lu",
                "http://a b",
                "http://a?b",
                "http://a#b",
                "http://a|b",
                "http://a_b",
                "http://a/b",
                "ftp://a"
            })
    void noAddresses(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(endpoint, "us-east-1"))
                .withMessageContaining("assure.document.s3.endpoint: ")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "eu central"})
    void noRegions(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("", region))
                .withMessageContaining("assure.document.s3.region: ");
    }

    @Test
    void regionsOfOtherStores() {
        assertThat(settings("http://minio", "RegionOne").region()).isEqualTo("RegionOne");
    }

    private static S3Settings settings(String endpoint, String region) {
        Duration any = Duration.ofSeconds(1);
        return new S3Settings(
                endpoint,
                region,
                "essais",
                "",
                true,
                "",
                "",
                "",
                S3Settings.Encryption.BUCKET,
                "",
                1,
                new S3Settings.Delays(any, any, any, any));
    }
}
