package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of their own, for programs that change what all of a JVM stands on. */
final class FaultyJvm {
    private FaultyJvm() {}

    /** A line of numbers that a program ends with: tries, what was lost and doubled, and runs that failed. */
    record Told(int tries, long lost, long doubled, int failed) {
        static Told of(String line) {
            String[] words = line.split(" ", -1);
            return new Told(
                    Integer.parseInt(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Integer.parseInt(words[3]));
        }
    }

    /** Runs a program on the {@link FaultyFileSystem}, to its end. */
    static Told files(Class<?> program, Path folder, Object... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(folder.toString()));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        List<String> said = run(program, List.of(FaultyFileSystem.OPTION), all);
        return Told.of(said.get(said.size() - 1));
    }

    /** {@return what a program says, in lines; it must end well} */
    static List<String> run(Class<?> program, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
