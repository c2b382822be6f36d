package lu.lalux.assure.stub.tolerance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of tolerated forms.
 *
 * @param strict whether they (T1 to T6, {@code x-tolerance}) are refused like any other fault
 */
@ConfigurationProperties("assure")
public record ToleranceSettings(@DefaultValue("false") boolean strict) {}
