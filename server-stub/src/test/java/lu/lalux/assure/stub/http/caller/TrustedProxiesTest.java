package lu.lalux.assure.stub.http.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.1, ::1, false",
        "127.0.0.1, ::ffff:127.0.0.1, true",
        "10.1.2.0/24, 10.1.2.255, true",
        "10.1.2.0/24, 10.1.3.0, false",
        "10.1.2.128/25, 10.1.2.127, false",
        "10.1.2.3/32, 10.1.2.3, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fd00:1::/64, fd00:1::2:3:4:5, true",
        "fd00:1::/64, fd00:1:0:1::1, false",
        "fe80::/10, fe80:0:0:0:1:2:3:4%eth0, true",
        "fe80::/10, 254.128.0.1, false",
        "::1, 0.0.0.0, false",
        "254.128.0.0/16, fe80::1, false",
        "127.0.0.1, localhost, false",
        "127.0.0.1, '', false",
    })
    void addressesAndRanges(String setting, String peer, boolean trusted) {
        assertThat(proxies(setting).contains(peer)).isEqualTo(trusted);
    }

    @Test
    @DisplayName("one in a list is enough, and by default nobody is trusted, not even the machine itself")
    void lists() throws Exception {
        assertThat(proxies("10.0.0.1", " 10.0.0.2 ").contains(InetAddress.getByName("10.0.0.2")))
                .isTrue();
        assertThat(proxies().contains(InetAddress.getLoopbackAddress())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "proxy.example",
                "face",
                "999.1.1.1",
                "10.1",
                "010.0.0.1",
                "1.2.3.4:80",
                "[::1]",
                "::g",
                ":::",
                "fe80::1%eth0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/255.0.0.0",
                "fd00::/129",
                "0.0.0.0/0",
                "::/0",
                "*",
            })
    @DisplayName("what is no address, and a range that is everybody, refuse the start by the setting's name")
    void refused(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkSettings(List.of("127.0.0.1", setting)))
                .withMessageStartingWith("assure.network.trusted-proxies ")
                .withMessageEndingWith("not " + setting + ".");
    }

    private static TrustedProxies proxies(String... settings) {
        return new TrustedProxies(new NetworkSettings(List.of(settings)));
    }
}
