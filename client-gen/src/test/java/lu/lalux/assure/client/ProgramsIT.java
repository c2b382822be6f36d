package lu.lalux.assure.client;

import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@link Programs}, in each language. */
@Tag("newcomer")
@ExtendWith(Sandbox.Extension.class)
class ProgramsIT {

    @Nested
    class Java extends Programs {

        Java(Sandbox sandbox) {
            super(sandbox, Toolchain.JAVA);
        }

        @Test
        void a_file_that_is_not_there() throws Exception {
            an_absent_file_is_told_in_a_line_with_its_code();
        }
    }

    @Nested
    @DisabledIfSystemProperty(named = "assure.npm.skip", matches = "true", disabledReason = "the compiler is npm's")
    class Typescript extends Programs {

        Typescript(Sandbox sandbox) {
            super(sandbox, Toolchain.TYPESCRIPT);
        }
    }

    @Nested
    @Needs(Tool.PHP)
    class Php extends Programs {

        Php(Sandbox sandbox) {
            super(sandbox, Toolchain.PHP);
        }
    }

    @Nested
    @Needs(Tool.PYTHON)
    class Python extends Programs {

        Python(Sandbox sandbox) {
            super(sandbox, Toolchain.PYTHON);
        }
    }

    @Nested
    @Needs(Tool.GO)
    class Go extends Programs {

        Go(Sandbox sandbox) {
            super(sandbox, Toolchain.GO);
        }
    }

    @Nested
    @Needs(Tool.MONO)
    @DisabledIfSystemProperty(
            named = "assure.npm.skip",
            matches = "true",
            disabledReason = "Newtonsoft.Json comes from npm")
    class Csharp extends Programs {

        Csharp(Sandbox sandbox) {
            super(sandbox, Toolchain.CSHARP);
        }

        @Test
        void a_file_that_is_not_there() throws Exception {
            an_absent_file_is_told_in_a_line_with_its_code();
        }
    }

    @Nested
    @Needs(Tool.MONO)
    class Dotnet extends Programs {

        Dotnet(Sandbox sandbox) {
            super(sandbox, Toolchain.DOTNET);
        }
    }
}
