package lu.lalux.assure.stub.gestion.signin;

import lu.lalux.assure.stub.problem.WrongValueException;
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
        WrongValueException.unless(perAddress >= 0, "assure.gestion.opening.per-address", "number.from", 0);
        WrongValueException.unless(all >= 0, "assure.gestion.opening.all", "number.from", 0);
    }
}
