package lu.lalux.assure.benchmark;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Spring Boot with all its defaults, which parses a body to a map and accepts whatever is in it. */
@SpringBootApplication
@RestController
public class BareBoot {

    public static void main(String[] arguments) {
        SpringApplication.run(BareBoot.class, arguments);
    }

    @PutMapping("/reparateur")
    ResponseEntity<Void> settlement(@RequestBody Map<String, Object> request) {
        return request.isEmpty()
                ? ResponseEntity.badRequest().build()
                : ResponseEntity.accepted().build();
    }

    @PutMapping("/reparateur/upload")
    Map<String, String> upload(@RequestBody Map<String, Object> request) {
        return Map.of(
                "status", request.isEmpty() ? "Error" : "Verified", "key", "00000000-0000-4000-8000-000000000000.pdf");
    }
}
