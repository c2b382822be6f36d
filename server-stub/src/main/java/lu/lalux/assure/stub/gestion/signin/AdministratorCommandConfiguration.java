package lu.lalux.assure.stub.gestion.signin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Links;
import lu.lalux.assure.stub.gestion.access.ManagementSettings;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import lu.lalux.assure.stub.storage.UnheldDatabase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What {@link AdministratorCommand} needs of the server; not annotated as a part of the server itself, which would find
 * it.
 */
@EnableConfigurationProperties({ManagementSettings.class, ProviderSettings.class})
@Import({
    UnheldDatabase.class,
    ManagedUsers.class,
    Links.class,
    AuditTrail.class,
    AdministratorLinks.class,
    PublicAddress.class
})
class AdministratorCommandConfiguration {

    @Bean
    static MachineTime time() {
        return Clock.tickMillis(ZoneOffset.UTC)::instant;
    }

    @Bean
    static Connection connection(UnheldDatabase database) throws SQLException {
        return database.open();
    }

    @Bean
    static JdbcClient reader(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
