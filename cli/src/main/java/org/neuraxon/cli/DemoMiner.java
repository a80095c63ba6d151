package org.neuraxon.cli;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.NodeClient;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.RemoteMiner;
import org.neuraxon.ledger.node.SeriesMiner;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Kernels;

/** A miner of either algorithm, as the demo sees it. */
interface DemoMiner extends AutoCloseable {

    /** Networks of an epoch. */
    int EVALUATIONS = 96;

    /** What a miner was told. */
    record News(long epoch, String sentence, Answer answer) {

        static News of(long epoch, String what, String done, Answer answer) {
            String verdict = answer.refusal()
                    .map(Refusal::sentence)
                    .orElseGet(() -> done + " as entry "
                            + answer.receipt().map(Receipt::index).orElse(-1L));
            return new News(epoch, what + ": " + verdict, answer);
        }
    }

    /** Mines until interrupted. */
    void run() throws InterruptedException;

    /** Nonces or networks tried. */
    long tried();

    @Override
    void close();

    /** The miner for a network's terms. */
    static DemoMiner of(
            Terms terms,
            NodeClient client,
            MinerKey key,
            Consumer<News> news,
            Consumer<LedgerException> trouble,
            LongConsumer waits)
            throws InterruptedException {
        return terms instanceof Rules rules
                ? searching(new RemoteMiner(client, key, 1, 1, Kernels.best(), new RemoteMiner.Listener() {
                    @Override
                    public void answered(Submission submission, Answer answer) {
                        String what = "score " + submission.score() + " of " + rules.windows();
                        news.accept(News.of(submission.epoch(), what, "counted", answer));
                    }

                    @Override
                    public void unheard(LedgerException problem) {
                        trouble.accept(problem);
                    }

                    @Override
                    public void waited(long nanos) {
                        waits.accept(nanos);
                    }
                }))
                : evolving(new SeriesMiner(client, key, EVALUATIONS, 1, new SeriesMiner.Listener() {
                    @Override
                    public void committed(long epoch, int practice, long evaluations, Answer answer) {
                        String what = evaluations + " networks lived, the best reaches " + practice + " in practice";
                        news.accept(News.of(epoch, what, "committed", answer));
                    }

                    @Override
                    public void revealed(long epoch, SeriesGenome genome, Answer answer) {
                        news.accept(News.of(epoch, "its network", "revealed", answer));
                    }

                    @Override
                    public void unheard(LedgerException problem) {
                        trouble.accept(problem);
                    }

                    @Override
                    public void waited(long nanos) {
                        waits.accept(nanos);
                    }
                }));
    }

    private static DemoMiner searching(RemoteMiner miner) {
        return new DemoMiner() {
            @Override
            public void run() throws InterruptedException {
                miner.run(0, Long.MAX_VALUE);
            }

            @Override
            public long tried() {
                return miner.tried();
            }

            @Override
            public void close() {
                miner.close();
            }
        };
    }

    private static DemoMiner evolving(SeriesMiner miner) {
        return new DemoMiner() {
            @Override
            public void run() throws InterruptedException {
                miner.run(Long.MAX_VALUE);
            }

            @Override
            public long tried() {
                return miner.tried();
            }

            @Override
            public void close() {
                miner.close();
            }
        };
    }
}
