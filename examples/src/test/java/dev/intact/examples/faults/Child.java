package dev.intact.examples.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, which can be signalled and killed. Closing kills it, if it still runs. */
final class Child implements AutoCloseable {
    /** What a process ends with that {@code kill -9} ended. */
    static final int KILLED = 128 + 9;

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread listener = new Thread(this::listen, "child");

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts a program with the class path of this JVM. What it logs is told with what it says.
     *
     * @param program has a main method
     * @param options of the JVM
     * @param arguments of the program
     */
    static Child start(Class<?> program, List<String> options, List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(options);
        boolean ownFiles = options.contains(FaultyFileSystem.OPTION); // which no JVM loads from a jar
        all.addAll(ownFiles ? List.of("-cp", System.getProperty("java.class.path")) : ClassArchive.options());
        return launch(all, program, arguments);
    }

    /** Starts a program with the class path that the options name. */
    static Child launch(List<String> options, Class<?> program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(arguments);
        Child child =
                new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
        child.listener.setDaemon(true);
        child.listener.start();
        return child;
    }

    private void listen() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
                if (line.equals(Moving.BEGINS)) {
                    begun.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            begun.countDown();
        }
    }

    /** Waits until it says that it begins, or ends. */
    void awaitBegin() throws InterruptedException {
        begun.await();
    }

    /** Lets a program begin that waits for that. */
    void letBegin() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** {@return whether it ends within that time} */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.toHandle().destroyForcibly(); // Process.destroyForcibly() would close what it has said
    }

    /** Asks it to end, by SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Sends a signal, by its name without SIG. */
    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -%s: exit %d".formatted(name, exit));
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end, and for all that it has said. */
    int exit() throws InterruptedException {
        int exit = process.waitFor();
        listener.join();
        return exit;
    }

    /** {@return what it has said so far, line by line} */
    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    String lastWords() {
        List<String> all = said();
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    @Override
    public void close() {
        kill();
    }
}
