package org.neuraxon.ledger.raft;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.rpc.SupportedRpcType;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Ledger;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Standing;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Heartbeat;
import org.neuraxon.ledger.node.Lots;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Replica;
import org.neuraxon.ledger.node.State;
import org.neuraxon.ledger.node.Validator;
import org.neuraxon.upow.task.WorkFile;

/**
 * One of several validators. What it acknowledges lies in the logs of a majority, on disk.
 *
 * <p>Its own ledger file need not be forced entry by entry: what a crash takes from it, the log gives back.
 */
final class RaftValidator implements Validator {

    private static final long LOOK_MILLIS = 100;
    /** Most steps of an epoch in one look. */
    private static final int STEPS = 64;

    private static final int GROUP_BYTES = 16;
    private static final int RETRY_MILLIS = 250;
    private static final String LOG_BYTES = "4MB";

    private final Replica replica;
    private final LedgerStateMachine machine;
    private final Clock clock;
    private final Lots lots = new Lots();
    private final RaftGroupId groupId;
    private final RaftServer server;
    private final RaftClient client;
    private final Heartbeat epochs;

    RaftValidator(
            String self, List<Peer> peers, Path folder, Terms rules, WorkFile task, Judge judge, Clock clock, Pace pace)
            throws InterruptedException {
        this.clock = clock;
        Path ledger = folder.resolve("ledger");
        replica = new Replica(Book.open(ledger, rules, task, Book.Durability.ON_REQUEST), judge);
        machine = new LedgerStateMachine(replica, ledger);
        try {
            // The group is named after the rules: validators with other rules do not even speak with one another.
            groupId = RaftGroupId.valueOf(
                    ByteString.copyFrom(ByteBuffer.wrap(new Ledger(rules).network(), 0, GROUP_BYTES)));
            RaftGroup group = RaftGroup.valueOf(
                    groupId, peers.stream().map(RaftValidator::peer).toList());
            Path log = folder.resolve("raft");
            RaftProperties properties = properties(log, port(self, peers), pace);
            server = RaftServer.newBuilder()
                    .setServerId(RaftPeerId.valueOf(self))
                    .setGroup(group)
                    .setProperties(properties)
                    .setStateMachine(machine)
                    .setOption(isEmpty(log) ? StartupOption.FORMAT : StartupOption.RECOVER)
                    .build();
            server.start();
            client = RaftClient.newBuilder()
                    .setProperties(properties)
                    .setRaftGroup(group)
                    .setRetryPolicy(RetryPolicies.retryUpToMaximumCountWithFixedSleep(
                            pace.attempts(), TimeDuration.valueOf(RETRY_MILLIS, TimeUnit.MILLISECONDS)))
                    .build();
        } catch (IOException | RuntimeException e) {
            replica.close();
            throw new LedgerException("validator " + self + " cannot start: " + reason(e), e);
        }
        epochs = new Heartbeat(LOOK_MILLIS, this::look);
    }

    private static String reason(Throwable problem) {
        Throwable deepest = problem;
        for (Throwable cause = deepest.getCause(); cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    private static RaftPeer peer(Peer peer) {
        return RaftPeer.newBuilder().setId(peer.id()).setAddress(peer.address()).build();
    }

    private static int port(String self, List<Peer> peers) {
        return peers.stream()
                .filter(peer -> peer.id().equals(self))
                .findFirst()
                .orElseThrow()
                .port();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static RaftProperties properties(Path log, int port, Pace pace) {
        RaftProperties properties = new RaftProperties();
        RaftConfigKeys.Rpc.setType(properties, SupportedRpcType.GRPC);
        GrpcConfigKeys.Server.setPort(properties, port);
        RaftServerConfigKeys.setStorageDir(properties, List.of(log.toFile()));
        RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(pace.electionMillis()));
        RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(2L * pace.electionMillis()));
        RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(properties, millis(pace.electionMillis() / 4));
        RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(properties, millis(pace.electionMillis()));
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
        RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, pace.snapshotEvery());
        RaftServerConfigKeys.Snapshot.setCreationGap(properties, pace.snapshotEvery() / 2);
        RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
        RaftServerConfigKeys.Log.setPurgeGap(properties, (int) Math.max(1, pace.snapshotEvery() / 2));
        RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf(LOG_BYTES));
        RaftServerConfigKeys.Log.setPreallocatedSize(properties, SizeInBytes.valueOf(LOG_BYTES));
        RaftClientConfigKeys.Rpc.setRequestTimeout(properties, millis(pace.answerMillis()));
        return properties;
    }

    private static TimeDuration millis(long millis) {
        return TimeDuration.valueOf(millis, TimeUnit.MILLISECONDS);
    }

    /** The leader lets happen what is due; that two think they lead does no harm: whatever comes first is no longer due, and each step is due once. */
    private void look() {
        try {
            for (int step = 0; step < STEPS && isLeader() && replica.isDue(clock.millis()); step++) {
                if (!send(new Command(Command.OPEN, clock.millis(), lots.draw()))
                        .isSuccess()) {
                    break;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Stopping, or no majority: the next look, if there is one, tries again.
            Thread.onSpinWait();
        }
    }

    private boolean isLeader() {
        try {
            return server.getDivision(groupId).getInfo().isLeaderReady();
        } catch (IOException e) {
            return false;
        }
    }

    private RaftClientReply send(Command command) throws IOException {
        return client.io().send(command.message());
    }

    @Override
    public Answer submit(byte[] message) throws InterruptedException {
        return replica.admit(message, admitted -> {
            try {
                RaftClientReply reply = send(new Command(Command.SUBMIT, clock.millis(), admitted));
                return reply.isSuccess()
                        ? Answer.parse(reply.getMessage().getContent().toByteArray())
                        : Answer.refused(Refusal.UNAVAILABLE);
            } catch (IOException e) {
                return Answer.refused(Refusal.UNAVAILABLE);
            }
        });
    }

    @Override
    public State state() {
        return replica.state();
    }

    @Override
    public List<Standing> standings() {
        return replica.standings();
    }

    @Override
    public String role() {
        try {
            DivisionInfo info = server.getDivision(groupId).getInfo();
            return info.isAlive() ? info.getCurrentRole().name().toLowerCase(Locale.ROOT) : "stopped";
        } catch (IOException e) {
            return "stopped";
        }
    }

    @Override
    public Optional<String> trouble() {
        return machine.trouble();
    }

    @Override
    public void close() {
        try {
            // First, so that nobody waits for an answer.
            client.close();
            epochs.close();
            server.close();
        } catch (IOException e) {
            throw new LedgerException("the validator does not close (" + reason(e) + ")", e);
        } finally {
            replica.close();
        }
    }
}
