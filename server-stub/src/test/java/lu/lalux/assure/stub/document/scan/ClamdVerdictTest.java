package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** clamd's answers, to the letter. */
class ClamdVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "stream: OK, CLEAN",
        "stream: Win.Test.EICAR_HDB-1 FOUND, INFECTED",
        "stream: Eicar.UNOFFICIAL FOUND, INFECTED",
        "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND, UNSCANNED",
        "stream: Heuristics.Limits.Exceeded FOUND, UNSCANNED",
        "stream: Heuristics.Encrypted.Zip FOUND, UNSCANNED",
        "stream: Heuristics.Encrypted.PDF FOUND, UNSCANNED",
        "stream: Heuristics.XZ.DicSizeLimit FOUND, UNSCANNED",
        "stream: Heuristics.Zip.OverlappingFiles FOUND, UNSCANNED",
        "stream: Assure.Unscanned.Rar.UNOFFICIAL FOUND, UNSCANNED",
        "stream: Heuristics.Exploit.W32.MS04-028 FOUND, INFECTED",
        "stream: Heuristics.EncryptedX FOUND, INFECTED",
        "stream: Evil.Assure.Unscanned.Rar FOUND, INFECTED",
        "INSTREAM size limit exceeded. ERROR, UNSCANNED"
    })
    void knownAnswers(String answer, ClamdVerdict verdict) throws IOException {
        assertThat(ClamdVerdict.of(answer)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "stream: ok",
                "stream: OK ",
                "stream: OK\n",
                "x stream: OK",
                "stream:  FOUND",
                "stream: OK\nstream: OK",
                "stream: Can't allocate memory ERROR",
                "UNKNOWN COMMAND"
            })
    void anythingElseIsNoVerdict(String answer) {
        assertThatThrownBy(() -> ClamdVerdict.of(answer)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsQuotedIsHarmless() {
        assertThatThrownBy(() -> ClamdVerdict.of("\u001B[31m\n" + "x".repeat(5_000)))
                .hasMessageNotContainingAny("\u001B", "\n")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(100));
    }
}
