package lu.lalux.assure.conformance.judge.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextFormTest {

    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SPACE_SEPARATOR);

    /** Letters and marks by their category, and yet without a shape: joiners, fillers, selectors of variants. */
    private static final List<Integer> SHAPELESS =
            List.of(0x34f, 0x115f, 0x1160, 0x17b4, 0x180b, 0x2800, 0x3164, 0xfe0f, 0xffa0, 0xe0101);

    private final TextForm name = TextForm.of("nom");

    @Test
    void no_character_that_nobody_sees_is_in_a_name() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> UNSEEN.contains(Character.getType(point)) || SHAPELESS.contains(point))
                        .filter(point -> name.allows("a" + Character.toString(point) + "b"))
                        .mapToObj(Integer::toHexString))
                .containsExactly(Integer.toHexString(' '));
    }

    @Test
    void names_and_versions_are_written_as_their_makers_write_them() {
        for (String right :
                List.of("Garage Plus", "Café & Cie (Lëtzebuerg) – été", "4.2.1-rc.1+build_7", "Ω-Γκαράζ", "№ 5")) {
            assertThat(name.allows(right)).as(right).isTrue();
        }
        for (String wrong : List.of("", " a", "a ", "a  b", "a\n", "a".repeat(101))) {
            assertThat(name.allows(wrong)).as(wrong).isFalse();
        }
        assertThat(TextForm.of("version").allows("1".repeat(51))).isFalse();
        assertThat(TextForm.of("version").allows("1".repeat(50))).isTrue();
    }
}
