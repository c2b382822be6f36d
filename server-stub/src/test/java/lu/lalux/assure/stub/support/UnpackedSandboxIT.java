package lu.lalux.assure.stub.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Java says nothing when it cannot use an archive: the whole build once went on without, unnoticed, for half a minute
 * longer.
 */
class UnpackedSandboxIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    @Test
    @DisplayName("in a whole build, the stub's processes have the archive of loaded classes, and Java takes it")
    void taken() throws Exception {
        List<String> options = UnpackedSandbox.options();
        assertThat(options).isNotEmpty();

        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-Xshare:on", "-XX:+UseSerialGC", "-cp", UnpackedSandbox.classPath(), "-version"));

        Program.run(JAVA, "java", arguments.toArray(String[]::new));
    }
}
