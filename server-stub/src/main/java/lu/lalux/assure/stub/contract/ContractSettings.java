package lu.lalux.assure.stub.contract;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the contract is applied.
 *
 * @param strict whether the tolerated forms (T1 to T6, {@code x-tolerance}) are refused like any other fault
 */
@ConfigurationProperties("assure")
public record ContractSettings(@DefaultValue("false") boolean strict) {}
