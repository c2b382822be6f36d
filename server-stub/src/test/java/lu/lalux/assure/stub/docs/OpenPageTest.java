package lu.lalux.assure.stub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A page of downloads, completed by what there is. */
class OpenPageTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Map<String, OfferedFile.State> THERE =
            Map.of("a-$1.zip", new OfferedFile.State(1_234_567, FileTime.fromMillis(0), DIGEST));

    private final OpenPage page = new OpenPage("""
            <tr><td>contrat</td></tr>
            <tr data-offert="a-$1.zip" role="row"><td>\\$1</td><td>{octets:\u00a0}</td><td>{octets:,}</td>
            <td>{sha256:1}<wbr>{sha256:2}</td></tr>
            <tr data-absent="a-$1.zip" role="row"><td>ailleurs</td></tr>
            <p data-offert="b.jar">{octets:,}</p>
            <p data-absent="b.jar">pas ici</p>
            """);

    @Test
    @DisplayName("what there is has its size and its digest, what there is not its other row; nothing open is left")
    void completed() {
        assertThat(page.completed(name -> Optional.ofNullable(THERE.get(name))))
                .isEqualTo("""
                <tr><td>contrat</td></tr>
                <tr role="row"><td>\\$1</td><td>1\u00a0234\u00a0567</td><td>1,234,567</td>
                <td>%s<wbr>%s</td></tr>
                <p>pas ici</p>
                """.formatted(DIGEST.substring(0, 32), DIGEST.substring(32)));
    }

    @Test
    @DisplayName("its Markdown likewise, line by line")
    void markdown() {
        OpenPage page = new OpenPage("""
                | contrat |
                {offert a-$1.zip}| \\$1 | {octets:,} | `{sha256:1}{sha256:2}` |
                {absent a-$1.zip}| ailleurs |

                {offert b.jar}ici

                {absent b.jar}pas ici
                """);
        assertThat(page.completed(name -> Optional.ofNullable(THERE.get(name))))
                .isEqualTo("| contrat |\n| \\$1 | 1,234,567 | `" + DIGEST + "` |\n\n\npas ici\n");
    }

    @Test
    @DisplayName("it tells of a digest whether it shows it: what has it is then served unchanged")
    void tells() {
        OpenPage offering = new OpenPage("<td><code>" + DIGEST.substring(0, 32) + "<wbr>" + DIGEST.substring(32));
        assertThat(offering.tells(DIGEST)).isTrue();
        assertThat(offering.tells(DIGEST.replace('0', '1'))).isFalse();
    }

    @Test
    @DisplayName("it knows the files that it has rows for")
    void names() {
        assertThat(page.names()).containsExactly("a-$1.zip", "b.jar");
    }
}
