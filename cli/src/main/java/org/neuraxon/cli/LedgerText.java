package org.neuraxon.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.neuraxon.ledger.Fact;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.file.LedgerReader;
import org.neuraxon.ledger.file.Stored;
import org.neuraxon.upow.Hex;

/** What a ledger says, entry by entry; whether it is true is asked by {@code audit}. */
final class LedgerText {

    private record Line(long index, long stampMillis, String kind, String text, String hash) {}

    private final Path folder;
    private final List<Line> lines = new ArrayList<>();
    private final int segments;
    private final long tornBytes;
    private final Optional<String> problem;

    private LedgerText(Path folder) throws InterruptedException {
        this.folder = folder;
        LedgerReader.End end = new LedgerReader.End(0, "", 0, 0, 0, new byte[0]);
        Optional<String> found = Optional.empty();
        try {
            end = new LedgerReader(folder).read(stored -> lines.add(line(stored)));
        } catch (LedgerException e) {
            found = Optional.of(String.valueOf(e.getMessage()));
        }
        segments = end.segments();
        tornBytes = end.tornBytes();
        problem = found;
    }

    /** Reads a ledger to its end, or to the first record that is damaged. */
    static LedgerText of(Path folder) throws InterruptedException {
        return new LedgerText(folder);
    }

    /** What is wrong with the chain, and where. */
    Optional<String> problem() {
        return problem;
    }

    /** For people. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%s: a ledger of %d entries%s%n",
                folder,
                lines.size(),
                problem.isPresent()
                        ? " before the damage"
                        : " in " + segments + " segments, chain sound ('neuraxon audit' asks whether it is true)"));
        for (Line line : lines) {
            String when = line.index() == 0
                    ? ""
                    : Instant.ofEpochMilli(line.stampMillis()).toString();
            text.append(String.format("  %6d %-24s %-10s %s%n", line.index(), when, line.kind(), line.text()));
        }
        if (tornBytes > 0) {
            text.append(String.format("  %d bytes behind the last record: its writer was cut off%n", tornBytes));
        }
        return text.toString();
    }

    /** For programs. */
    JsonLine json() {
        List<JsonLine> entries = new ArrayList<>();
        for (Line line : lines) {
            entries.add(new JsonLine()
                    .put("index", line.index())
                    .put("stamp_millis", line.stampMillis())
                    .put("kind", line.kind())
                    .put("text", line.text())
                    .put("hash", line.hash()));
        }
        return new JsonLine()
                .put("kind", "ledger")
                .put("chain_sound", problem.isEmpty())
                .put("problem", problem.orElse(null))
                .put("segments", segments)
                .put("torn_bytes", tornBytes)
                .put("entries", entries);
    }

    private static Line line(Stored stored) {
        Fact fact = stored.entry().fact();
        String kind = fact.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new Line(
                stored.entry().index(), stored.entry().stampMillis(), kind, words(stored), Hex.of(stored.hash()));
    }

    private static String words(Stored stored) {
        Fact fact = stored.entry().fact();
        if (fact instanceof Fact.Genesis genesis) {
            return "network " + Hex.of(stored.hash()) + ", "
                    + (genesis.rules() instanceof Rules rules ? words(rules) : words((SeriesRules) genesis.rules()));
        }
        if (fact instanceof Fact.Opening opening) {
            return "epoch " + opening.epoch() + ", mining seed " + Hex.of(opening.miningSeed());
        }
        if (fact instanceof Fact.Counted counted) {
            return "miner " + counted.submission().miner() + ", nonce "
                    + counted.submission().nonce() + ", score "
                    + counted.submission().score() + ", points " + counted.points();
        }
        if (fact instanceof Fact.Strike strike) {
            return "miner " + strike.submission().miner() + ", nonce "
                    + strike.submission().nonce() + ", claimed "
                    + strike.submission().score() + ", re-execution gave " + strike.score();
        }
        if (fact instanceof Fact.Committed committed) {
            return "miner " + committed.commitment().miner() + ", commitment "
                    + Hex.of(committed.commitment().hash());
        }
        if (fact instanceof Fact.Closing closing) {
            return "epoch " + closing.epoch() + ", lot " + Hex.of(closing.lot());
        }
        if (fact instanceof Fact.Revealed revealed) {
            return "miner " + revealed.reveal().miner() + ", genome "
                    + Hex.of(revealed.reveal().genome());
        }
        if (fact instanceof Fact.Challenge challenge) {
            return "epoch " + challenge.epoch() + ", challenge " + Hex.of(challenge.challenge());
        }
        Fact.Scored scored = (Fact.Scored) fact;
        return "the network of entry " + scored.entrant() + ", score " + scored.score() + ", points " + scored.points();
    }

    private static String words(Rules rules) {
        return "algorithm bpp9000, rows " + rules.rows() + ", window "
                + rules.setting().window() + ", max ticks " + rules.setting().maxTicks() + ", mutations "
                + rules.setting().mutations() + ", threshold " + rules.threshold() + ", epoch of " + rules.epochMillis()
                + " ms";
    }

    private static String words(SeriesRules rules) {
        return "algorithm neuraxon, epoch of " + rules.epochMillis() + " ms";
    }
}
