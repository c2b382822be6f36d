package lu.lalux.assure.conformance.suite.run;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.implementation.Target;

/** Stands where the network would be, so that each test comes to say what it would send. Nothing leaves the machine. */
final class DrySender implements Sender {

    private final Target target;

    DrySender(Target target) {
        this.target = target;
    }

    @Override
    public Exchange send(Call call) {
        return new Exchange(call, answer(call), 0);
    }

    private Answer answer(Call call) {
        if (same(call.uri(), target.token())) {
            return json("{\"token_type\":\"bearer\",\"access_token\":\"" + UUID.randomUUID()
                    + "\",\"expires_in\":3600,\"scope\":\"/reparateur /reparateur/upload\"}");
        }
        if (same(call.uri(), target.authen())) {
            String back = target.implicit().map(ImplicitSettings::redirectUri).orElse("http://localhost/");
            return new Answer(
                    303,
                    List.of(new Header("Location", back + "#access_token=" + UUID.randomUUID() + "&state=conf")),
                    "");
        }
        for (Fonction function : Fonction.values()) {
            if (same(call.uri(), target.address(function.upload()))) {
                return json("{\"status\":\"Verified\",\"key\":\"" + UUID.randomUUID() + ".pdf\"}");
            }
        }
        return new Answer(202, List.of(), "");
    }

    private static Answer json(String body) {
        return new Answer(200, List.of(new Header("Content-Type", "application/json")), body);
    }

    private static boolean same(URI one, URI other) {
        return one.toString().split("[?#]", 2)[0].equals(other.toString());
    }
}
