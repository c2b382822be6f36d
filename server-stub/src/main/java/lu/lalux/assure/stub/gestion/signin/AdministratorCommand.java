package lu.lalux.assure.stub.gestion.signin;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import lu.lalux.assure.api.gestion.model.Lien;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Messages;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.registry.store.RegistryTable;
import lu.lalux.assure.stub.registry.store.UserTable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code java -jar assure-server-stub-VERSION-exec.jar --administrateur NAME}: makes a link that is used once, by which
 * an administrator gets in who is locked out, or a new one. With the settings of the server, and straight in its
 * database, whether the server runs or not: whoever may do that may do anything to it.
 */
public final class AdministratorCommand {

    /** The option that asks for this instead of the server. */
    public static final String OPTION = "--administrateur";

    private AdministratorCommand() {}

    /**
     * Makes the link.
     *
     * @param arguments the option, behind it the name, and settings
     * @param out where the link goes
     * @return the exit code: 0, or 2 if no link was made
     */
    public static int run(List<String> arguments, PrintStream out) throws SQLException {
        Messages texts = new Messages();
        int at = arguments.indexOf(OPTION) + 1;
        String name = at < arguments.size() ? arguments.get(at) : "";
        if (!isName(name)) {
            out.println(texts.bilingual(Message.of("console.administrator.usage", OPTION)));
            return 2;
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        AdministratorCommandConfiguration.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new))) {
            Lien link = link(context, name);
            out.println(texts.bilingual(Message.of("console.administrator.made", name, link.getFin())));
            out.println(context.getBean(PublicAddress.class).link(link.getLien()));
            return 0;
        } catch (ProblemException taken) {
            out.println(texts.bilingual(Message.of("console.administrator.taken", name)));
            return 2;
        }
    }

    /** In one transaction: closing the connection undoes what was not committed. */
    private static Lien link(ConfigurableApplicationContext context, String name) throws SQLException {
        Connection connection = context.getBean(Connection.class);
        connection.setAutoCommit(false);
        JdbcClient transaction = context.getBean(JdbcClient.class);
        // As a change of the server's does, which then notices this one.
        RegistryTable.change(transaction);
        Lien link = context.getBean(AdministratorLinks.class).make(transaction, name);
        if (context.getBean(ProviderSettings.class).isSetUp()) {
            // Their passkey is then good although there is a provider, until they sign in through it.
            UserTable.emergency(transaction, name, true);
        }
        connection.commit();
        return link;
    }

    private static boolean isName(String name) {
        return name.matches(ManagementContract.bundled()
                .document()
                .at("/components/schemas/IdentifiantChoisi/pattern")
                .asString());
    }
}
