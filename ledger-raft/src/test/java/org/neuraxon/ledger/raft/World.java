package org.neuraxon.ledger.raft;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SeriesJudge;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.State;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Nonce;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.task.DirectionTask;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;

/** A network whose scores are drawn from a hash, so that three validators are quick. */
final class World {

    static final Pace QUICK = new Pace(400, 20, 20_000, 24);

    static final Judge DRAWN = (seed, submissions) -> submissions.stream()
            .map(s -> new Judge.Judgement(score(seed, s.key(), s.nonce()), KangarooTwelve.digest(s.bytes(), 32)))
            .toList();

    /** A chaotic series (the logistic map), to be forecast one row ahead. */
    static final SeriesFile SERIES = new SeriesFile(logistic(), 1, 2, 90, 30, 0.02);

    /** Epochs of five seconds for commitments, and four at most for reveals. */
    static final SeriesRules SERIES_RULES = new SeriesRules(new byte[32], SERIES.hash(), 0, 10, 5000, 4000, 2, 6);

    private World() {}

    /**
     * What is mined, by which rules, and who judges it.
     *
     * @param judge of {@code search} it draws scores from a hash, of {@code series} it lets networks live
     */
    record Course(Terms rules, WorkFile task, Judge judge) {}

    static Course course(String name) {
        return switch (name) {
            case "search" -> new Course(rules(), task(), DRAWN);
            case "series" -> new Course(SERIES_RULES, SERIES, new SeriesJudge(SERIES));
            default -> throw new IllegalArgumentException("no course is called " + name);
        };
    }

    private static double[] logistic() {
        double[] rows = new double[200];
        double x = 0.3;
        for (int i = 0; i < rows.length; i++) {
            x = 3.9 * x * (1 - x);
            rows[i] = x;
        }
        return rows;
    }

    static TaskFile task() {
        double[] series = new double[81];
        for (int i = 0; i < series.length; i++) {
            series[i] = 100 * (i * i % 7) + i % 3;
        }
        return TaskFile.of(new DirectionTask(8, 32, 10, 7).of(series));
    }

    static Rules rules() {
        return rules(1_000_000_000L);
    }

    static Rules rules(long epochMillis) {
        return Rules.of(task(), 80, new Setting(16, 500, 5), 40, epochMillis, new byte[32]);
    }

    static long score(byte[] seed, byte[] key, Nonce nonce) {
        byte[] all = Arrays.copyOf(seed, 96);
        System.arraycopy(key, 0, all, 32, 32);
        System.arraycopy(nonce.bytes(), 3, all, 64, 29);
        return KangarooTwelve.digest(all, 1)[0] & 63;
    }

    static MinerKey key(int number) {
        byte[] bytes = new byte[MinerKey.BYTES];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >>> 8);
        return new MinerKey(bytes);
    }

    /** A true claim of a key that has none yet. */
    static byte[] claim(State state, MinerKey key) {
        for (long tail = 0; ; tail++) {
            Nonce nonce = Nonce.canonical(1, tail);
            long score = score(state.miningSeed(), key.publicKey(), nonce);
            if (score <= 40) {
                return Submission.sign(key, state.network(), state.epoch(), nonce, score)
                        .bytes();
            }
        }
    }

    /** Three names and free ports of this machine. */
    static List<Peer> peers() throws IOException {
        List<Peer> peers = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>();
        for (String id : List.of("a", "b", "c")) {
            ServerSocket socket = new ServerSocket(0);
            held.add(socket);
            peers.add(new Peer(id, "127.0.0.1", socket.getLocalPort()));
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return peers;
    }
}
