package lu.lalux.assure.conformance.exchange.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubstitutionsTest {

    @Test
    void each_is_replaced_wherever_it_stands() {
        Substitutions two = new Substitutions(Map.of("first", "1", "word", "2"));
        assertThat(two.in("firstword, first word")).isEqualTo("12, 1 2");
        assertThat(two.in("word")).isEqualTo("2");
        assertThat(two.in("firs wor")).isEqualTo("firs wor");
        assertThat(two.in("")).isEmpty();
    }

    @Test
    void the_longer_one_goes_first() {
        Substitutions three = new Substitutions(Map.of("secret", "1", "secret-of-mine", "2", "my secret", "3"));
        assertThat(three.in("secret-of-mine, my secret, secrets")).isEqualTo("2, 3, 1s");
    }

    /** Among many, of which several begin alike. */
    @Test
    void none_of_many_is_left() {
        Random random = new Random(1);
        Map<String, String> texts = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            String one = random.ints(4 + random.nextInt(6), 'A', 'E')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            texts.put(one, "*");
            text.append(one).append('.');
        }
        assertThat(new Substitutions(texts).in(text.toString()))
                .containsPattern("^[*.A-D]+$")
                .satisfies(replaced -> assertThat(texts.keySet()).noneMatch(replaced::contains))
                .contains("*.*.*");
    }
}
