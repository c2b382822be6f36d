package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public class EicarAntivirusTest {

    /** The published 68 bytes, written so that no virus scanner takes this file away. */
    public static byte[] eicar() {
        return new StringBuilder("*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X")
                .reverse()
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @DisplayName("found at every offset and over every boundary between two chunks")
    void everywhere() throws IOException {
        byte[] file = new byte[68 * 3];
        for (int offset = 0; offset <= file.length - 68; offset++) {
            Arrays.fill(file, (byte) 'X');
            System.arraycopy(eicar(), 0, file, offset, 68);
            for (int cut = 0; cut <= file.length; cut++) {
                assertThat(infected(file, cut))
                        .as("offset %d, cut %d", offset, cut)
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("not found where one byte differs, or the end is missing")
    void nearly() throws IOException {
        for (int i = 0; i < 68; i++) {
            byte[] almost = eicar();
            almost[i] ^= 1;
            assertThat(infected(almost, 30)).as("byte %d", i).isFalse();
        }
        assertThat(infected(Arrays.copyOf(eicar(), 67), 30)).isFalse();
    }

    @Test
    @DisplayName("found after a beginning of itself, whatever its length")
    void afterItsOwnBeginning() throws IOException {
        for (int length = 0; length < 68; length++) {
            byte[] file = Arrays.copyOf(eicar(), length + 68);
            System.arraycopy(eicar(), 0, file, length, 68);
            assertThat(infected(file, length))
                    .as("after its first %d bytes", length)
                    .isTrue();
        }
    }

    private static boolean infected(byte[] file, int cut) throws IOException {
        Antivirus.Scan scan = new EicarAntivirus().begin("garage");
        scan.next(file, 0, cut);
        scan.next(file, cut, file.length - cut);
        return scan.infected(new ArrivedFile(file, 1));
    }
}
