package lu.lalux.assure.stub.welcome;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The welcome on the console.
 *
 * @param welcome whether it is given at all
 */
@ConfigurationProperties("assure")
record WelcomeSettings(@DefaultValue("true") boolean welcome) {}
