package lu.lalux.assure.stub.sandbox;

import java.util.List;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox's controls.
 *
 * @param controls whether there are any; an installation with clients or users of its own has none in any case
 * @param shared whether this is a sandbox that several vendors share, and stays one when it has accounts
 * @param hosts the names, without a port, by which they may be called beside those that only this machine has
 */
@ConfigurationProperties("assure.sandbox")
record SandboxSettings(
        @DefaultValue("false") boolean controls,
        @DefaultValue("false") boolean shared,
        @DefaultValue List<String> hosts) {

    static final String CONTROLS = "assure.sandbox.controls";

    SandboxSettings {
        hosts = List.copyOf(hosts);
        WrongValueException.unless(hosts.stream().allMatch(CallersOfControls::isHost), "assure.sandbox.hosts", "hosts");
    }
}
