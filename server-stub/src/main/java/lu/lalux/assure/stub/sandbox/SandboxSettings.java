package lu.lalux.assure.stub.sandbox;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox's controls.
 *
 * @param commandes whether there are any; an installation with clients or users of its own has none in any case
 * @param hotes the names, without a port, by which they may be called beside those that only this machine has
 */
@ConfigurationProperties("assure.bac-a-sable")
record SandboxSettings(
        @DefaultValue("false") boolean commandes,
        @DefaultValue List<String> hotes) {

    static final String COMMANDES = "assure.bac-a-sable.commandes";

    SandboxSettings {
        hotes = List.copyOf(hotes);
        if (!hotes.stream().allMatch(CallersOfControls::isHost)) {
            throw new IllegalArgumentException(
                    "assure.bac-a-sable.hotes are names or addresses of hosts, without a port");
        }
    }
}
