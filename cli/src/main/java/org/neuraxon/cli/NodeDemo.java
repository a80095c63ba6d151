package org.neuraxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Reexecution;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.ledger.node.Door;
import org.neuraxon.ledger.node.NodeClient;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.Replication;
import org.neuraxon.ledger.node.State;
import org.neuraxon.ledger.node.Validator;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.task.WorkFile;

/** Three validators and two miners in one process; at the end every copy of the ledger is audited, receipt by receipt. */
final class NodeDemo {

    private static final List<String> IDS = List.of("a", "b", "c");
    private static final int MINERS = 2;
    private static final int MILLIS = 1000;
    private static final int WHO = 0;
    private static final int WHEN = 1;

    /** One of the three: up or down, always behind the same door. */
    private final class Seat {
        private final String id;
        private final int port;
        private @Nullable Validator validator;
        private @Nullable Reexecution judge;
        private @Nullable Door door;
        private long executed;

        Seat(String id, int port) {
            this.id = id;
            this.port = port;
        }

        Path folder() {
            return folder.resolve(id);
        }

        void up() throws InterruptedException {
            Reexecution own = Reexecution.of(task, rules, 1, Kernels.best());
            judge = own;
            Validator joined = Replication.installed().join(id, peers, folder(), rules, task, own, Clock.systemUTC());
            validator = joined;
            door = new Door(
                    joined, folder().resolve("ledger"), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        void down() {
            if (door != null) {
                door.close();
                door = null;
            }
            if (validator != null) {
                validator.close();
                validator = null;
            }
            if (judge != null) {
                executed += judge.executed();
                judge.close();
                judge = null;
            }
        }
    }

    private final Path folder;
    private final Terms rules;
    private final WorkFile task;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<Peer> peers = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Waits waits = new Waits();
    private final CounterRandom chance = new CounterRandom(1);
    private long longestNanos;

    NodeDemo(Path folder, Terms rules, WorkFile task, PrintWriter out, PrintWriter err) {
        this.folder = folder;
        this.rules = rules;
        this.task = task;
        this.out = out;
        this.err = err;
    }

    /** Runs for some seconds; whether everything was sound. */
    boolean run(int seconds, int killEvery) throws InterruptedException {
        prepare();
        List<DemoMiner> miners = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        long begun = System.nanoTime();
        try {
            for (Seat seat : seats) {
                seat.up();
            }
            out.printf(
                    "three validators on http://localhost:%d, :%d and :%d; two miners; ledgers in %s%n",
                    seats.get(0).port, seats.get(1).port, seats.get(2).port, folder);
            out.flush();
            for (int i = 0; i < MINERS; i++) {
                DemoMiner miner = miner(i);
                miners.add(miner);
                Thread thread = new Thread(() -> mine(miner, interrupted), "neuraxon-miner-" + i);
                threads.add(thread);
                thread.start();
            }
            live(begun, seconds, killEvery);
        } catch (InterruptedException e) {
            err.println("neuraxon: interrupted; auditing what there is");
        } finally {
            interrupted.set(true);
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
            miners.forEach(DemoMiner::close);
        }
        level();
        long tried = miners.stream().mapToLong(DemoMiner::tried).sum();
        seats.forEach(Seat::down);
        return report(tried, (System.nanoTime() - begun) * 1e-9);
    }

    private void prepare() {
        try {
            Files.createDirectories(folder);
            List<ServerSocket> held = new ArrayList<>();
            for (String id : IDS) {
                // Held until all are found, so that they differ.
                ServerSocket peer = new ServerSocket(0);
                ServerSocket door = new ServerSocket(0);
                held.add(peer);
                held.add(door);
                peers.add(new Peer(id, "127.0.0.1", peer.getLocalPort()));
                seats.add(new Seat(id, door.getLocalPort()));
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new Failure(
                    "cannot prepare the demo in " + folder + " (" + e.getMessage() + "); name another --folder");
        }
    }

    private DemoMiner miner(int number) throws InterruptedException {
        byte[] bytes = new byte[MinerKey.BYTES];
        bytes[0] = (byte) (number + 1);
        List<URI> urls = new ArrayList<>();
        for (int i = 0; i < seats.size(); i++) {
            urls.add(URI.create("http://localhost:" + seats.get((i + number) % seats.size()).port));
        }
        Consumer<DemoMiner.News> news = heard -> {
            synchronized (out) {
                heard.answer().receipt().ifPresent(receipts::add);
                out.printf("miner %d, epoch %d, %s%n", number + 1, heard.epoch(), heard.sentence());
                out.flush();
            }
        };
        Consumer<LedgerException> trouble = problem -> {
            err.println("neuraxon: miner " + (number + 1) + ": " + problem.getMessage() + "; trying again");
            err.flush();
        };
        return DemoMiner.of(rules, new NodeClient(urls), new MinerKey(bytes), news, trouble, waits::add);
    }

    private void mine(DemoMiner miner, AtomicBoolean interrupted) {
        try {
            miner.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!interrupted.get()) {
                err.println("neuraxon: a miner gives up: " + e.getMessage());
                err.flush();
            }
        }
    }

    private void live(long begun, int seconds, int killEvery) throws InterruptedException {
        int kills = 0;
        double next = gap(killEvery, kills);
        while (System.nanoTime() - begun < seconds * 1_000_000_000L) {
            Thread.sleep(MILLIS);
            if (killEvery > 0 && (System.nanoTime() - begun) * 1e-9 > next) {
                Seat seat = seats.get((int) (chance.uniform(WHO, kills++, 0) * seats.size()));
                next = (System.nanoTime() - begun) * 1e-9 + gap(killEvery, kills);
                out.println("validator " + seat.id + " goes down");
                out.flush();
                long down = System.nanoTime();
                seat.down();
                Thread.sleep(MILLIS);
                seat.up();
                longestNanos = Math.max(longestNanos, System.nanoTime() - down);
                out.println("validator " + seat.id + " is back");
                out.flush();
            }
        }
    }

    /** Seconds until the next validator goes down: half to one and a half times the usual, by chance. */
    private double gap(int usual, int kills) {
        return usual * (0.5 + chance.uniform(WHEN, kills, 0));
    }

    /** Waits until all copies are equally long. */
    private void level() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            long different = seats.stream()
                    .flatMap(seat -> Stream.ofNullable(seat.validator))
                    .map(Validator::state)
                    .map(State::head)
                    .map(Hex::of)
                    .distinct()
                    .count();
            if (different <= 1) {
                return;
            }
            Thread.sleep(MILLIS / 2);
        }
    }

    private boolean report(long tried, double elapsed) throws InterruptedException {
        boolean sound = true;
        for (Seat seat : seats) {
            Path ledger = seat.folder().resolve("ledger");
            Audit audit = new Audit(ledger);
            Audit.Report found;
            try (Reexecution fresh =
                    Reexecution.of(WorkFile.read(ledger.resolve(Book.TASK)), rules, 1, Kernels.best())) {
                found = audit.run(Optional.of(own -> fresh), Integer.MAX_VALUE, "", (done, all) -> {});
            }
            long lost = receipts.stream()
                    .filter(receipt -> !audit.hash(receipt.index()).equals(Optional.of(receipt.hash())))
                    .count();
            boolean apart = false;
            for (Seat other : seats) {
                apart |= audit.parting(other.folder().resolve("ledger")).isPresent();
            }
            boolean clean = found.problem().isEmpty() && lost == 0 && !apart;
            sound &= clean;
            out.printf(
                    "validator %s: %d entries, head %s, %d epochs, %d counted; all %d claims re-executed; %d of %d"
                            + " receipts lost; %s%n",
                    seat.id,
                    found.entries(),
                    found.head().substring(0, 16),
                    found.epochs(),
                    found.counted(),
                    found.executed(),
                    lost,
                    receipts.size(),
                    found.problem().orElse(apart ? "NOT what the others say" : "sound"));
        }
        long executed = seats.stream().mapToLong(seat -> seat.executed).sum();
        out.printf(
                "%d nonces or networks tried, %d re-executed by the three together (%.1f %%), in %.0f s%n",
                tried, executed, 100.0 * executed / Math.max(1, tried), elapsed);
        String answered = waits.text(elapsed);
        if (!answered.isEmpty()) {
            out.println(answered);
        }
        if (longestNanos > 0) {
            out.printf("longest time from going down to being back: %.1f s%n", longestNanos * 1e-9);
        }
        out.flush();
        return sound;
    }
}
