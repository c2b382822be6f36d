package lu.lalux.assure.stub.bacasable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox's controls.
 *
 * @param commandes whether there are any; an installation with clients or users of its own has none in any case
 */
@ConfigurationProperties("assure.bac-a-sable")
record SandboxSettings(@DefaultValue("false") boolean commandes) {

    static final String COMMANDES = "assure.bac-a-sable.commandes";
}
