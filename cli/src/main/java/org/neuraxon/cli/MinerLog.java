package org.neuraxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.RemoteMiner;

/** What a miner hears from its validators: a line for each answer, and receipts in a file. */
final class MinerLog implements RemoteMiner.Listener {

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable Path receipts;
    private final boolean json;

    MinerLog(PrintWriter out, PrintWriter err, @Nullable Path receipts, boolean json) {
        this.out = out;
        this.err = err;
        this.receipts = receipts;
        this.json = json;
    }

    @Override
    public void answered(Submission submission, Answer answer) {
        if (json) {
            JsonLine line = new JsonLine()
                    .put("epoch", submission.epoch())
                    .put("nonce", submission.nonce().toString())
                    .put("score", submission.score())
                    .put("counted", answer.counts())
                    .put("refusal", answer.refusal().map(Refusal::name).orElse(null));
            answer.receipt()
                    .ifPresent(receipt -> line.put("index", receipt.index()).put("hash", receipt.hash()));
            out.println(line);
        } else {
            out.printf(
                    "epoch %d, nonce %s, score %d: %s%n",
                    submission.epoch(),
                    submission.nonce(),
                    submission.score(),
                    answer.refusal().map(Refusal::sentence).orElse("counted"));
        }
        out.flush();
        answer.receipt().ifPresent(this::keep);
    }

    private void keep(Receipt receipt) {
        if (receipts == null) {
            return;
        }
        try {
            String header = Files.exists(receipts) ? "" : "index,hash\n";
            Files.writeString(
                    receipts,
                    header + receipt.index() + "," + receipt.hash() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Failure("cannot write " + receipts + " (" + e.getClass().getSimpleName() + "); the receipt is "
                    + receipt.index() + "," + receipt.hash());
        }
    }

    @Override
    public void unheard(LedgerException problem) {
        err.println("neuraxon: " + problem.getMessage() + "; trying again");
        err.flush();
    }

    void end(long tried, long counted) {
        err.println("neuraxon: " + tried + " nonces tried, " + counted + " solutions counted");
        err.flush();
    }
}
