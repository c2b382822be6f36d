package lu.lalux.assure.stub.gestion.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many accounts vendors may open themselves, on a sandbox that several share.
 *
 * @param perAddress from one address in a day
 * @param all of them together
 */
@ConfigurationProperties("assure.gestion.opening")
record OpeningSettings(
        @DefaultValue("5") int perAddress,
        @DefaultValue("500") int all) {

    OpeningSettings {
        if (perAddress < 0 || all < 0) {
            throw new IllegalArgumentException(
                    "assure.gestion.opening.per-address and assure.gestion.opening.all are at least 0");
        }
    }
}
