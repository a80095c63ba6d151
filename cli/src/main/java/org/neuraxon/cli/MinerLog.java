package org.neuraxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.neuraxon.evolve.run.EvolutionFile;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.RemoteMiner;
import org.neuraxon.ledger.node.SeriesMiner;
import org.neuraxon.upow.Hex;

/** What a miner hears from its validators: a line for each answer, receipts in a file, and at the end how long it waited. */
final class MinerLog implements RemoteMiner.Listener, SeriesMiner.Listener {

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable Path receipts;
    private final @Nullable Path champion;
    private final boolean json;
    private final Waits waits = new Waits();
    private final long begun = System.nanoTime();

    MinerLog(PrintWriter out, PrintWriter err, @Nullable Path receipts, @Nullable Path champion, boolean json) {
        this.out = out;
        this.err = err;
        this.receipts = receipts;
        this.champion = champion;
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

    @Override
    public void committed(long epoch, int practice, long evaluations, Answer answer) {
        if (json) {
            out.println(new JsonLine()
                    .put("epoch", epoch)
                    .put("what", "committed")
                    .put("practice_score", practice)
                    .put("evaluations", evaluations)
                    .put("refusal", answer.refusal().map(Refusal::name).orElse(null)));
        } else {
            out.printf(
                    "epoch %d, %d networks lived, the best reaches %d in practice: %s%n",
                    epoch,
                    evaluations,
                    practice,
                    answer.refusal().map(Refusal::sentence).orElse("committed"));
        }
        out.flush();
        answer.receipt().ifPresent(this::keep);
    }

    @Override
    public void revealed(long epoch, SeriesGenome genome, Answer answer) {
        if (json) {
            out.println(new JsonLine()
                    .put("epoch", epoch)
                    .put("what", "revealed")
                    .put("genome", Hex.of(genome.bytes()))
                    .put("refusal", answer.refusal().map(Refusal::name).orElse(null)));
        } else {
            out.printf(
                    "epoch %d, genome %s: %s%n",
                    epoch,
                    Hex.of(genome.bytes()),
                    answer.refusal().map(Refusal::sentence).orElse("revealed"));
        }
        out.flush();
        answer.receipt().ifPresent(this::keep);
        if (champion != null) {
            EvolutionFile.writeChampion(genome, champion);
        }
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

    @Override
    public void waited(long nanos) {
        waits.add(nanos);
    }

    void end(long evaluated) {
        end(evaluated + " networks evaluated");
    }

    void end(long tried, long counted) {
        end(tried + " nonces tried, " + counted + " solutions counted");
    }

    private void end(String done) {
        err.println("neuraxon: " + done);
        String answered = waits.text((System.nanoTime() - begun) * 1e-9);
        if (!answered.isEmpty()) {
            err.println("neuraxon: " + answered);
        }
        err.flush();
    }
}
