package lu.lalux.assure.conformance.selfcheck;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.conformance.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.implementation.Target;
import lu.lalux.assure.conformance.model.Identities;

/** Makes a target of the identities that a model server knows, and the other way round. */
final class ModelTarget {

    private ModelTarget() {}

    static Target at(URI base, Identities identities) {
        return new Target(
                base,
                base.resolve("/token"),
                base.resolve("/authen"),
                identities.client(),
                Optional.of(identities.otherClient()),
                Optional.of(identities.expertClient()),
                Optional.of(
                        new ImplicitSettings(identities.application(), identities.redirectUri(), identities.person())),
                Optional.of(identities.otherPerson()),
                Duration.ofSeconds(30));
    }

    /** {@return the target of a run that stays in memory} */
    static Target nowhere(Identities identities) {
        return at(URI.create("http://modele.invalid"), identities);
    }

    /** {@return those of a target that names each of them} */
    static Identities identities(Target target) {
        ImplicitSettings implicit = target.implicit().orElseThrow();
        return new Identities(
                target.client(),
                target.otherClient().orElseThrow(),
                target.expertClient().orElseThrow(),
                implicit.application(),
                implicit.redirectUri(),
                implicit.user(),
                target.otherUser().orElseThrow());
    }
}
