package lu.lalux.assure.conformance.cli;

import java.net.URI;
import java.util.Map;

/** The identities that the sandbox publishes: no secrets. They serve with {@code --sandbox} only. */
final class SandboxIdentities {

    static final String CLIENT = "garage-demo";
    static final String OTHER_CLIENT = "garage-autre";
    static final String EXPERT_CLIENT = "expert-backend";
    static final String BOTH_CLIENT = "garage-expert";
    static final String APPLICATION = "expert-app";
    static final String USER = "expert-demo";
    static final String OTHER_USER = "expert-autre";

    private static final Map<String, String> PUBLISHED = Map.of(
            CLIENT, "garage-demo-secret-7Qm2vX9sLr4TbK1e",
            OTHER_CLIENT, "garage-autre-secret-3Hd8nZ5wYc6PfJ0u",
            EXPERT_CLIENT, "expert-backend-secret-9Ws4gB7kMx2RtV6a",
            BOTH_CLIENT, "garage-expert:100% é+secret-6Yp1cJ8nW3vTq9Bz",
            USER, "expert-demo-motdepasse",
            OTHER_USER, "expert-autre:motdepasse 100%+");

    private SandboxIdentities() {}

    /**
     * @param sandbox its address
     * @return the application's return address, which a sandbox registers under this name and with its own port
     */
    static String redirectUri(URI sandbox) {
        return "http://localhost:" + (sandbox.getPort() == -1 ? 80 : sandbox.getPort()) + "/essai/retour.html";
    }

    static String secretOf(String name) {
        return PUBLISHED.get(name);
    }
}
