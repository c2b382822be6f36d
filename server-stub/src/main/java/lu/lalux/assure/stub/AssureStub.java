package lu.lalux.assure.stub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The reference implementation of the contract, and the sandbox that vendors develop against. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AssureStub {

    public static void main(String[] arguments) {
        SpringApplication.run(AssureStub.class, arguments);
    }
}
