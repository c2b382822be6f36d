package lu.lalux.assure.stub;

import java.io.IOException;
import java.util.List;
import lu.lalux.assure.stub.token.SecretHash;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The reference implementation of the contract, and the sandbox that vendors develop against. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AssureStub {

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains(SecretHash.OPTION)) {
            System.exit(SecretHash.run(System.in, System.out));
        }
        SpringApplication.run(AssureStub.class, arguments);
    }
}
