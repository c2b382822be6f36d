package lu.lalux.assure.junit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void everything_that_json_has_is_read() {
        Map<String, Object> read = Json.object(
                " { \"é\\u00e9\\n\\\\\\\"\\/\" : [ 1.50 , -2e3, true,false , null, {} ,[] ] , \"a\":\"\" } ");

        assertThat(read.get("éé\n\\\"/"))
                .isEqualTo(new ArrayList<>(Arrays.asList(
                        new BigDecimal("1.50"), new BigDecimal("-2e3"), true, false, null, Map.of(), List.of())));
        assertThat(read).containsEntry("a", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":tru}",
                "{} x",
                "{\"a\":\"",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}"
            })
    void what_is_no_object_is_refused(String text) {
        assertThatThrownBy(() -> Json.object(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void depth_is_bounded() {
        assertThatThrownBy(() -> Json.object("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
