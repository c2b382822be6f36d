package lu.lalux.assure.stub.http.caller;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is between the callers and the sandbox.
 *
 * @param trustedProxies the proxies that say in {@code X-Forwarded-For} whom a request comes from: addresses, or ranges
 *     such as {@code 10.1.2.0/24} and {@code fd00:1::/64}; nobody else is believed
 */
@ConfigurationProperties("assure.network")
record NetworkSettings(@DefaultValue List<String> trustedProxies) {

    NetworkSettings {
        trustedProxies = List.copyOf(trustedProxies);
        trustedProxies.forEach(AddressRange::of);
    }
}
