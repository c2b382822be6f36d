package lu.lalux.assure.stub.storage;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the stub keeps what it must not lose.
 *
 * @param dataFolder the data folder: the database {@code assure.db} and the files under {@code documents}
 */
@ConfigurationProperties("assure")
public record StorageSettings(@DefaultValue("./donnees") Path dataFolder) {}
