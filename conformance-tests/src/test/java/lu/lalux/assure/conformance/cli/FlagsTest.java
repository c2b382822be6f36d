package lu.lalux.assure.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Picocli turns a flag that is given into the opposite of its default, which may come from a file. */
class FlagsTest {

    private static CommandLine commandLine() {
        return Main.commandLine(name -> null, System.out, System.err);
    }

    /** {@return each flag of each command: the command's name, empty for the first, and the flag's} */
    static List<Arguments> flags() {
        List<Arguments> flags = new ArrayList<>();
        CommandLine root = commandLine();
        Deque<CommandLine> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            CommandLine command = left.remove();
            left.addAll(command.getSubcommands().values());
            for (OptionSpec option : command.getCommandSpec().options()) {
                boolean flag = option.type() == boolean.class || option.type() == Boolean.class;
                if (flag && !option.usageHelp() && !option.versionHelp()) {
                    flags.add(Arguments.of(command == root ? "" : command.getCommandName(), option.longestName()));
                }
            }
        }
        assertThat(flags).hasSizeGreaterThan(12);
        return flags;
    }

    @ParameterizedTest
    @MethodSource("flags")
    void a_flag_that_is_both_in_the_file_and_typed_is_on(String command, String flag) {
        CommandLine line = commandLine();
        CommandLine own = command.isEmpty() ? line : line.getSubcommands().get(command);
        OptionSpec option = own.getCommandSpec().findOption(flag);
        line.setDefaultValueProvider(argument -> argument == option ? "true" : null);

        line.parseArgs(Stream.of(command, flag).filter(word -> !word.isEmpty()).toArray(String[]::new));

        assertThat(option.<Boolean>getValue()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("flags")
    void a_flag_that_is_typed_alone_is_on_and_else_it_is_off(String command, String flag) {
        CommandLine line = commandLine();
        CommandLine own = command.isEmpty() ? line : line.getSubcommands().get(command);
        OptionSpec option = own.getCommandSpec().findOption(flag);

        line.parseArgs(Stream.of(command).filter(word -> !word.isEmpty()).toArray(String[]::new));
        assertThat(option.<Boolean>getValue()).isFalse();

        line.parseArgs(Stream.of(command, flag).filter(word -> !word.isEmpty()).toArray(String[]::new));
        assertThat(option.<Boolean>getValue()).isTrue();
    }
}
