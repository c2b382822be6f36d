package lu.lalux.assure.junit.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a program's process is given. */
class ProgramProcessTest {

    @Test
    void what_is_set_for_the_tests_own_java_does_not_reach_it() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS", "-javaagent:agent.jar",
                "JDK_JAVA_OPTIONS", "-ea",
                "_JAVA_OPTIONS", "-Xmx64m",
                "ASSURE_STRICT", "true",
                "LANG", "C.UTF-8",
                "JAVA_HOME", "/java"));

        ProgramProcess.settle(environment);

        assertThat(environment).containsOnlyKeys("LANG", "JAVA_HOME");
    }
}
