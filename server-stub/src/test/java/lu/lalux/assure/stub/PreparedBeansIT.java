package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The beans that the build prepared are used, and only when Spring would have found the same ones. Needs the jar. */
class PreparedBeansIT {

    private static final String PREPARED = "Starting AOT-processed AssureStub";
    private static final String OWN_CLIENT = "assure.token.clients[0].";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNoTrace() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
        System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
    }

    @Test
    @DisplayName("the sandbox starts with its prepared beans, controls included")
    void sandbox() throws Exception {
        try (StubProcess stub = StubProcess.start(folder, "128m", List.of())) {
            assertThat(stub.output()).contains(PREPARED);
            assertThat(state(stub).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("an installation with a client of its own has no controls, and its own client gets a token")
    void installation() throws Exception {
        List<String> own = List.of(
                OWN_CLIENT + "id=garage-a-nous",
                OWN_CLIENT + "secret={hmac-sha256}zV8qEjhfbYoc_spErKtkww:0Z8SJTOY3X8HYQ8mMxtA1J1MABMz3NYWQzaw7ZPcHaI",
                OWN_CLIENT + "grants=client_credentials",
                OWN_CLIENT + "scopes=/reparateur,/reparateur/upload");
        try (StubProcess stub = StubProcess.start(folder, "128m", own)) {
            assertThat(stub.output()).contains("Starting AssureStub");
            assertThat(state(stub).statusCode()).isEqualTo(404);
            assertThat(stub.token("garage-a-nous:garage-demo-secret-7Qm2vX9sLr4TbK1e"))
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("what a setting of Spring's switches on is there")
    void settingOfSprings() throws Exception {
        List<String> own = List.of("management.endpoints.web.exposure.include=health,info");
        try (StubProcess stub = StubProcess.start(folder, "128m", own)) {
            assertThat(stub.output()).contains("Starting AssureStub");
            assertThat(stub.send(stub.to("/exploitation/info").GET()).statusCode())
                    .isEqualTo(200);
            assertThat(stub.send(stub.to("/exploitation/metriques").GET()).statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assure.strict=true",
                "assure.data-folder=/ailleurs",
                "assure.database.url=jdbc:postgresql://localhost/assure",
                "assure.document.store=postgresql",
                "assure.antivirus.scanner=clamd",
                "assure.token.issuer=https://assure.lalux.lu",
                "assure.welcome=false",
                "server.port=0",
                "server.address=127.0.0.1",
                "server.address=0.0.0.0",
                "assure.sandbox.hosts=bac.exemple.lu",
                "logging.level.root=warn",
                "spring.application.pid=1",
                "spring.config.import=optional:configtree:/run/secrets/",
            })
    @DisplayName("settings that decide nothing about the beans leave them prepared")
    void prepared(String setting) {
        assertThat(isPreparedWith(setting)).isTrue();
        assertThat(isPreparedWithVariable(setting)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.aot.enabled=false",
                "spring.main.lazy-initialization=true",
                "spring.profiles.active=recette",
                "spring.threads.virtual.enabled=true",
                "management.server.port=9000",
                "management.endpoints.web.exposure.include=health",
                "server.forward-headers-strategy=framework",
                "assure.sandbox.controls=false",
                "assure.token.clients[0].id=garage-a-nous",
                "assure.token.clients[0].secret=a-nous",
                "assure.token.users[0].name=a-nous",
            })
    @DisplayName("settings that decide about beans have Spring find them")
    void found(String setting) {
        assertThat(isPreparedWith(setting)).isFalse();
        assertThat(isPreparedWithVariable(setting)).isFalse();
    }

    @Test
    @DisplayName("a variable written in the older way, with _ for each dash too, counts as well")
    void olderVariable() {
        assertThat(isPrepared(settings(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("ASSURE_SANDBOX_CONTROLS", "false")))))
                .isFalse();
    }

    @Test
    @DisplayName("so does a file beside the sandbox")
    void file() throws Exception {
        Path file = Files.writeString(folder.resolve("application.yaml"), "management.server.port: 9000\n");
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("spring.config.additional-location", file.toUri().toString())));
        ConfigDataEnvironmentPostProcessor.applyTo(settings);

        new SandboxIdentities().postProcessEnvironment(settings, new SpringApplication(AssureStub.class));
        assertThat(settings.getProperty("management.server.port")).isEqualTo("9000");
        assertThat(isPrepared(settings)).isFalse();
    }

    @Test
    @DisplayName("a build on a machine with settings of its own prepares nothing, and says which and from where")
    void build() {
        System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
        isPreparedWith("assure.strict=true");

        assertThatThrownBy(() -> isPreparedWithVariable("spring.profiles.active=recette"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spring.profiles.active")
                .hasMessageContaining("SPRING_PROFILES_ACTIVE");
    }

    private static HttpResponse<String> state(StubProcess stub) throws Exception {
        return stub.send(stub.to("/bac-a-sable/etat").GET());
    }

    private static boolean isPreparedWith(String setting) {
        String[] parts = setting.split("=", 2);
        return isPrepared(settings(new MapPropertySource("commandLineArgs", Map.of(parts[0], parts[1]))));
    }

    /** The same as a variable: {@code SPRING_MAIN_LAZYINITIALIZATION}. */
    private static boolean isPreparedWithVariable(String setting) {
        String[] parts = setting.split("=", 2);
        String name = parts[0].replace("-", "")
                .replace("[", ".")
                .replace("]", "")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
        return isPrepared(settings(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, parts[1]))));
    }

    /** The packaged settings, and before them others. */
    private static StandardEnvironment settings(MapPropertySource others) {
        StandardEnvironment settings = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(settings);
        if (settings.getPropertySources().contains(others.getName())) {
            settings.getPropertySources().replace(others.getName(), others);
        } else {
            settings.getPropertySources().addFirst(others);
        }
        new SandboxIdentities().postProcessEnvironment(settings, new SpringApplication(AssureStub.class));
        ConfigurationPropertySources.attach(settings);
        return settings;
    }

    private static boolean isPrepared(StandardEnvironment settings) {
        new PreparedBeans()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(),
                        new SpringApplication(AssureStub.class),
                        new String[0],
                        settings));
        return SpringProperties.getFlag(AotDetector.AOT_ENABLED);
    }
}
