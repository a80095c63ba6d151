package org.neuraxon.connect.flink.example;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The example's jar on a cluster of processes of this machine: a job manager, a task manager with two slots and the client, on the loopback
 * interface, with Flink's jars alone on their class path. The job is run inside one process, on the cluster, and on the cluster with the task
 * manager killed (-9) after its third checkpoint and another one started; the three digests must be one.
 *
 * <p>Started by the Maven profile {@code flink-cluster} with the jar, which is made after the tests. Logs stay in {@code target/cluster}.
 */
public final class ClusterCheck {

    private static final List<String> JOB =
            List.of("-keys", "50", "-rows", "3000", "-digest", "true", "-checkpoint", "500");
    private static final Pattern DIGEST = Pattern.compile("(\\d+) results, digest (\\w+)");
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)");
    private static final int CHECKPOINTS_BEFORE_THE_KILL = 3;
    private static final int LONGEST_SECONDS = 300;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final Path folder;
    private final Path jar;
    private final String flink;
    private final List<Process> running = new ArrayList<>();

    /** A process and what it says. */
    private record Started(Process process, Path log) {}

    private ClusterCheck(Path folder, Path jar) {
        this.folder = folder;
        this.jar = jar;
        flink = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar")
                        && !Path.of(entry).getFileName().toString().startsWith("neuraxon-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Runs the check; ends with 1 if digests differ or something does not start.
     *
     * @param arguments the job's jar, and a folder to work in that is made
     */
    public static void main(String[] arguments) throws Exception {
        ClusterCheck check = new ClusterCheck(
                Path.of(arguments[1]).toAbsolutePath(), Path.of(arguments[0]).toAbsolutePath());
        boolean good;
        try {
            good = check.run();
        } finally {
            check.running.forEach(Process::destroyForcibly);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws Exception {
        Files.createDirectories(folder);
        int rest = configure();
        List<String> inOneProcess = new ArrayList<>(List.of(PlantedFaults.class.getName()));
        inOneProcess.addAll(JOB);
        String alone = digest("inside one process", start("alone", flink + File.pathSeparator + jar, inOneProcess));

        Started manager = start(
                "job-manager",
                flink,
                List.of(
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        "--configDir",
                        folder.toString()));
        awaitPort(manager, rest);
        Started worker = worker(1);
        String calm = digest("on a cluster", client("calm"));

        Started disturbed = client("disturbed");
        awaitCheckpoint(folder.resolve("disturbed"), disturbed);
        worker.process.destroyForcibly().waitFor();
        out.println("task manager killed after checkpoint " + newest(folder.resolve("disturbed")));
        worker(2);
        String restored = digest("on a cluster, its task manager killed", disturbed);
        boolean same = alone.equals(calm) && alone.equals(restored);
        out.println(same ? "the same results three times" : "THE RESULTS DIFFER; logs are in " + folder);
        return same;
    }

    /** Writes Flink's settings; the port of the job manager's REST interface. */
    private int configure() throws IOException {
        int rest = freePort();
        Files.writeString(
                folder.resolve("config.yaml"),
                String.join(
                        "\n",
                        "jobmanager.rpc.address: 127.0.0.1",
                        "jobmanager.bind-host: 127.0.0.1",
                        "jobmanager.rpc.port: " + freePort(),
                        "rest.address: 127.0.0.1",
                        "rest.bind-address: 127.0.0.1",
                        "rest.port: " + rest,
                        "taskmanager.host: 127.0.0.1",
                        "taskmanager.bind-host: 127.0.0.1",
                        "taskmanager.numberOfTaskSlots: 2",
                        "taskmanager.cpu.cores: 2.0",
                        "taskmanager.memory.framework.heap.size: 128m",
                        "taskmanager.memory.framework.off-heap.size: 128m",
                        "taskmanager.memory.task.heap.size: 512m",
                        "taskmanager.memory.task.off-heap.size: 0m",
                        "taskmanager.memory.managed.size: 64m",
                        "taskmanager.memory.network.min: 64m",
                        "taskmanager.memory.network.max: 64m",
                        "taskmanager.memory.jvm-metaspace.size: 256m",
                        "taskmanager.memory.jvm-overhead.min: 192m",
                        "taskmanager.memory.jvm-overhead.max: 192m",
                        "io.tmp.dirs: " + Files.createDirectories(folder.resolve("tmp")),
                        "execution.checkpointing.storage: filesystem",
                        "execution.checkpointing.dir: "
                                + folder.resolve("checkpoints").toUri(),
                        "restart-strategy.type: fixed-delay",
                        "restart-strategy.fixed-delay.attempts: 100",
                        "restart-strategy.fixed-delay.delay: 1 s",
                        "heartbeat.interval: 1000",
                        "heartbeat.timeout: 10000",
                        ""));
        return rest;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Started worker(int number) throws IOException {
        return start(
                "task-manager-" + number,
                flink,
                List.of("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "--configDir", folder.toString()));
    }

    private Started client(String name) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("org.apache.flink.client.cli.CliFrontend", "run", jar.toString()));
        command.addAll(JOB);
        command.addAll(List.of("-to", folder.resolve(name).toUri().toString()));
        return start(name, flink, command);
    }

    private Started start(String name, String classPath, List<String> mainAndArguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                // What Flink's own scripts open.
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-classpath",
                classPath));
        command.addAll(mainAndArguments);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("FLINK_CONF_DIR", folder.toString());
        Process process = builder.start();
        running.add(process);
        return new Started(process, log);
    }

    /** Waits for the end of a job; what it says of its results. */
    private String digest(String what, Started job) throws Exception {
        long begin = System.nanoTime();
        if (!job.process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(what + ": no end after " + LONGEST_SECONDS + " s; logs are in " + folder);
        }
        String said = Files.readString(job.log);
        Matcher found = DIGEST.matcher(said);
        if (job.process.exitValue() != 0 || !found.find()) {
            throw new IllegalStateException(
                    what + ": the job ended with " + job.process.exitValue() + " and said\n" + said);
        }
        out.printf("%-38s %s, %.0f s%n", what, found.group(), (System.nanoTime() - begin) / 1e9);
        return found.group();
    }

    private static void awaitCheckpoint(Path checkpoints, Started job) throws InterruptedException {
        while (newest(checkpoints) < CHECKPOINTS_BEFORE_THE_KILL) {
            if (!job.process.isAlive()) {
                throw new IllegalStateException(
                        "the job ended before its task manager could be killed; see " + job.log);
            }
            Thread.sleep(20);
        }
    }

    /** The number of the newest complete checkpoint, {@code JOB/chk-N/_metadata}; 0 if there is none. */
    private static int newest(Path checkpoints) {
        int newest = 0;
        for (File job : files(checkpoints.toFile())) {
            for (File checkpoint : files(job)) {
                Matcher number = CHECKPOINT.matcher(checkpoint.getName());
                if (number.matches() && new File(checkpoint, "_metadata").exists()) {
                    newest = Math.max(newest, Integer.parseInt(number.group(1)));
                }
            }
        }
        return newest;
    }

    /** What lies in a folder; nothing if Flink has just removed it, or has not made it yet. */
    private static File[] files(File of) {
        File[] found = of.listFiles();
        return found == null ? new File[0] : found;
    }

    private static void awaitPort(Started manager, int port) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (!manager.process.isAlive() || System.nanoTime() > until) {
                    throw new IllegalStateException("the job manager does not answer", notYet);
                }
                Thread.sleep(200);
            }
        }
    }
}
