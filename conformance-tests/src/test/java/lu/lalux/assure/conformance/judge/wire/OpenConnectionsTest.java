package lu.lalux.assure.conformance.judge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

    private final OpenConnections connections = new OpenConnections(2);

    @Test
    void nobody_takes_more_places_than_there_are_for_each() throws Exception {
        InetAddress one = InetAddress.getByName("192.0.2.1");
        assertThat(connections.enter(one)).isTrue();
        assertThat(connections.enter(one)).isTrue();
        assertThat(connections.enter(one)).isFalse();
        assertThat(connections.enter(InetAddress.getByName("192.0.2.2"))).isTrue();
        connections.leave(one);
        assertThat(connections.enter(one)).isTrue();
        assertThat(connections.enter(one)).isFalse();
    }

    @Test
    void a_network_of_ipv6_is_one_place() throws Exception {
        assertThat(connections.enter(InetAddress.getByName("2001:db8:0:1::1"))).isTrue();
        assertThat(connections.enter(InetAddress.getByName("2001:db8:0:1::2"))).isTrue();
        assertThat(connections.enter(InetAddress.getByName("2001:db8:0:1:f::3")))
                .isFalse();
        assertThat(connections.enter(InetAddress.getByName("2001:db8:0:2::1"))).isTrue();
    }

    @Test
    void this_machine_s_own_clients_are_not_counted() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(connections.enter(InetAddress.getByName(i % 2 == 0 ? "127.0.0.1" : "::1")))
                    .isTrue();
        }
    }
}
