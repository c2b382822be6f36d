package lu.lalux.assure.stub.http.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedForTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", "fd00:1::/64");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "203.0.113.7:4711 | 203.0.113.7",
                "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1] | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]:4711 | 2001:db8:0:0:0:0:0:1",
                "::ffff:203.0.113.7 | 203.0.113.7",
                "198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "198.51.100.1,203.0.113.7 , 10.2.2.2 | 203.0.113.7",
                "203.0.113.7, fd00:1::9, 10.2.2.2 | 203.0.113.7",
                "10.9.9.9, 203.0.113.7 | 203.0.113.7",
                "10.9.9.9, 10.2.2.2 | 10.9.9.9",
                "unknown | 10.1.1.1",
                "203.0.113.7, unknown | 10.1.1.1",
                "203.0.113.7, _hidden, 10.2.2.2 | 10.2.2.2",
                "203.0.113.7, localhost, 10.2.2.2 | 10.2.2.2",
                "203.0.113.7, | 10.1.1.1",
                ", | 10.1.1.1",
                "'' | 10.1.1.1",
                "203.0.113.7:99999999 | 10.1.1.1",
                "[203.0.113.7 | 10.1.1.1",
                "[]:1 | 10.1.1.1",
            })
    @DisplayName(
            "the first from the right that is not a trusted proxy; where nothing can be read, the proxy that wrote it")
    void chains(String header, String client) throws Exception {
        assertThat(client(header)).isEqualTo(client);
    }

    @Test
    @DisplayName("several headers are one list, and none is the proxy itself")
    void headers() throws Exception {
        assertThat(client("198.51.100.1", "203.0.113.7, 10.3.3.3", "10.2.2.2")).isEqualTo("203.0.113.7");
        assertThat(client()).isEqualTo("10.1.1.1");
    }

    @Test
    @DisplayName("a chain that has no end ends")
    void bounded() throws Exception {
        String[] proxies = new String[3_000];
        Arrays.fill(proxies, "10.2.2.2");
        proxies[0] = "203.0.113.7";
        assertThat(client(String.join(",", proxies))).isEqualTo("10.2.2.2");
    }

    private static String client(String... headers) throws Exception {
        return new ForwardedFor(new TrustedProxies(new NetworkSettings(PROXIES)))
                .client(InetAddress.getByName("10.1.1.1"), List.of(headers))
                .getHostAddress();
    }
}
