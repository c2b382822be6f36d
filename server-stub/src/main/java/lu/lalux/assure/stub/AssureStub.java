package lu.lalux.assure.stub;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.signin.AdministratorCommand;
import lu.lalux.assure.stub.storage.Backup;
import lu.lalux.assure.stub.token.secret.SecretHash;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.health.autoconfigure.application.SslHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.task.TaskExecutorMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The reference implementation of the contract, and the sandbox that vendors develop against.
 *
 * <p>What Spring Boot would set up because it is on the class path, and what nothing here uses, is left out: proxies,
 * transactions of Spring's own (writes have {@code DatabaseWriter}'s), an authorization server's and a resource
 * server's defaults, the state of certificates, executors, scripts for the database, what tells of a build. Each would
 * be looked at in every start, and the proxies in every request.
 *
 * <p>What no first request needs, the site, the management page and passkeys, is made when it is first asked for
 * ({@code Lazy}). It is a request's thread that makes it then: a constant there keeps that request's class loader, which
 * ends with its server, and must not be a resource.
 */
@SpringBootApplication(
        exclude = {
            AopAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            TransactionManagerCustomizationAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            SslHealthContributorAutoConfiguration.class,
            SslMetricsAutoConfiguration.class,
            ProjectInfoAutoConfiguration.class,
            InfoContributorAutoConfiguration.class,
            DataSourceInitializationAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class,
            TaskExecutorMetricsAutoConfiguration.class,
            ScheduledTasksObservationAutoConfiguration.class,
        })
@ConfigurationPropertiesScan
public class AssureStub {

    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> line = List.of(arguments);
        CommandLine.answer(line, System.out, System.err).ifPresent(System::exit);
        if (line.contains(SecretHash.OPTION)) {
            System.exit(SecretHash.run(System.in, System.out));
        }
        if (line.contains(Backup.OPTION)) {
            System.exit(Backup.run(line, System.out));
        }
        if (line.contains(AdministratorCommand.OPTION)) {
            System.exit(AdministratorCommand.run(line, System.out));
        }
        start(arguments);
    }

    /**
     * Starts it as {@code main} does.
     *
     * @param arguments settings, each as {@code --name=value}
     * @return what runs then, until it is closed
     */
    static ConfigurableApplicationContext start(String... arguments) {
        return application().run(arguments);
    }

    /**
     * What {@code main} starts: it begins with the beans that its build prepared if the settings allow it. The choice
     * is known to all of Spring in this Java ({@code spring.aot.enabled}), where no other application of Spring's
     * should start then.
     *
     * @return the application, not started yet
     */
    public static SpringApplication application() {
        // Before anything else: when whoever started this is gone, its children are another's.
        Optional<ProcessHandle> starter = ProcessHandle.current().parent();
        SpringApplication application = new SpringApplication(AssureStub.class);
        application.setMainApplicationClass(AssureStub.class);
        application.addListeners(new ReadyConsole(), new UnknownSettings(), new PreparedBeans());
        application.addInitializers(context ->
                starter.ifPresent(process -> context.getBeanFactory().registerSingleton("starter", process)));
        return application;
    }
}
