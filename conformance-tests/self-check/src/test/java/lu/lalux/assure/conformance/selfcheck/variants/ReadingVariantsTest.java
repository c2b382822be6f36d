package lu.lalux.assure.conformance.selfcheck.variants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.Doubt;
import org.junit.jupiter.api.Test;

class ReadingVariantsTest {

    @Test
    void each_two_readings_that_agree_come_together_in_a_server_that_has_few() {
        List<Doubt> doubts = Stream.of(Doubt.values()).filter(Doubt::isOfForm).toList();
        List<Set<Doubt>> servers = ReadingVariants.together(doubts);
        assertThat(servers).allMatch(Doubt::agree).allMatch(server -> server.size() <= 5);
        Set<Set<Doubt>> met = new HashSet<>();
        servers.forEach(server -> met.addAll(ReadingVariants.pairs(server)));
        for (Doubt one : doubts) {
            for (Doubt other : doubts) {
                Set<Doubt> both = EnumSet.of(one, other);
                if (one != other && Doubt.agree(both)) {
                    assertThat(met).contains(both);
                }
            }
        }
        assertThat(servers).as("few servers").hasSizeLessThan(20);
    }
}
