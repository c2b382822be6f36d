package lu.lalux.assure.stub;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is said on the console when the server is ready.
 *
 * @param welcome whether a person is welcomed
 * @param readyLine whether a program is told, in a line of JSON, and nobody is welcomed
 */
@ConfigurationProperties("assure")
record WelcomeSettings(
        @DefaultValue("true") boolean welcome,
        @DefaultValue("false") boolean readyLine) {}
