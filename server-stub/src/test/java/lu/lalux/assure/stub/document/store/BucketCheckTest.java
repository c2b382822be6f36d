package lu.lalux.assure.stub.document.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import lu.lalux.assure.stub.problem.StartRefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first look at a bucket makes of a store's answers; the messages are in {@link S3StoreIT}. */
class BucketCheckTest {

    @Test
    @DisplayName("a key that may not list the bucket is told that what is not there is forbidden, and is good")
    void mayNotList() throws Exception {
        try (WireStore store = new WireStore();
                Bucket bucket = new Bucket(store.s3(), AccessKeys.of(store.s3()))) {
            assertThat(new BucketCheck(bucket, store.s3()).run()).isTrue();
        }
    }

    @Test
    @DisplayName("a key that may write and not read is refused, although the store does not say why")
    void mayNotRead() throws Exception {
        try (WireStore store = new WireStore();
                Bucket bucket = new Bucket(store.s3(), AccessKeys.of(store.s3()))) {
            store.refuse(403, "", "HEAD");
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(new BucketCheck(bucket, store.s3())::run)
                    .withMessageContaining("may not write, read and remove");
        }
    }

    @ParameterizedTest
    @CsvSource({"408,''", "400,RequestTimeout", "429,''"})
    @DisplayName("what may be otherwise in a moment refuses no start")
    void busy(int status, String code) throws Exception {
        try (WireStore store = new WireStore();
                Bucket bucket = new Bucket(store.s3(), AccessKeys.of(store.s3()))) {
            store.refuse(status, code);
            assertThat(new BucketCheck(bucket, store.s3()).run()).isFalse();
        }
    }
}
