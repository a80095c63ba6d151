package org.neuraxon.ledger.raft;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.neuraxon.ledger.Entrant;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.node.Door;
import org.neuraxon.ledger.node.LocalValidator;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Validator;

/** A validator in a process of its own, to be killed: its name, the peers (or {@value #ALONE}), its folder, the port of its door, its course. */
final class LonelyValidator {

    /** Instead of peers: one that is alone, with a ledger of its own. */
    static final String ALONE = "-";

    /** A file of this name in its folder lets it die when it is to judge next. */
    static final String HALT = "halt";

    private static final int DIED = 137;

    private LonelyValidator() {}

    /**
     * Starts one.
     *
     * @param fileBlocks the most that a file may hold, in blocks of 512 bytes, as if the disk were full then
     */
    static Process process(Path folder, String id, String peers, int door, String course, Optional<Integer> fileBlocks)
            throws IOException {
        List<String> command = new ArrayList<>();
        fileBlocks.ifPresent(
                blocks -> command.addAll(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh")));
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                LonelyValidator.class.getName(),
                id,
                peers,
                folder.resolve(id).toString(),
                Integer.toString(door),
                course));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(id + ".log").toFile()))
                .start();
    }

    /** Judges as another does, and dies in the middle of it when it is told to. */
    private record Mortal(Judge judge, Path halt) implements Judge {

        private void breathe() {
            if (Files.exists(halt)) {
                Runtime.getRuntime().halt(DIED);
            }
        }

        @Override
        public List<Judgement> judge(byte[] seed, List<Submission> submissions) throws InterruptedException {
            breathe();
            return judge.judge(seed, submissions);
        }

        @Override
        public int score(Entrant entrant, long challenge) throws InterruptedException {
            breathe();
            return judge.score(entrant, challenge);
        }
    }

    private static Validator validator(String id, String peers, Path folder, World.Course course, Judge judge)
            throws InterruptedException {
        return peers.equals(ALONE)
                ? new LocalValidator(folder.resolve("ledger"), course.rules(), course.task(), judge, Clock.systemUTC())
                : new RaftValidator(
                        id,
                        Peer.parse(peers),
                        folder,
                        course.rules(),
                        course.task(),
                        judge,
                        Clock.systemUTC(),
                        World.QUICK);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[2]);
        World.Course course = World.course(arguments[4]);
        Judge judge = new Mortal(course.judge(), folder.resolve(HALT));
        try (Validator validator = validator(arguments[0], arguments[1], folder, course, judge);
                Door door = new Door(
                        validator,
                        folder.resolve("ledger"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[3])))) {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
