package org.neuraxon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.bpp.Miner;
import org.neuraxon.upow.bpp.Nonce;
import org.neuraxon.upow.bpp.Workers;
import org.neuraxon.upow.task.Task;

class SearchJudgeTest {

    @Test
    void whatAMinerFindsIsWhatTheJudgeFinds() throws InterruptedException {
        Rules rules = Worlds.rules();
        Ledger ledger = new Ledger(rules);
        Worlds.open(ledger, 5000);
        MinerKey key = Worlds.key(1);
        Task task = Worlds.task().task();
        Optional<Miner.Solution> found;
        try (Workers workers = new Workers(1, task, rules.setting(), Kernels.plain())) {
            found = new Miner(task, rules.setting(), ledger.miningSeed(), key.publicKey(), 1, rules.threshold())
                    .mine(workers, 0, 256, (nonce, outcome) -> {});
        }
        Miner.Solution solution = found.orElseThrow();
        try (SearchJudge judge = new SearchJudge(Worlds.task(), rules, 1, Kernels.plain())) {
            long score = solution.outcome().score();
            Nonce nonce = solution.nonce();
            byte[] lie = Submission.sign(Worlds.key(2), ledger.network(), 1, nonce, score)
                    .bytes();
            byte[] claim =
                    Submission.sign(key, ledger.network(), 1, nonce, score).bytes();
            assertThat(ledger.decide(9, 5000, claim, judge).refusal()).isEmpty();
            assertThat(judge.executed()).isEqualTo(1);
            List<Judge.Judgement> both =
                    judge.judge(ledger.miningSeed(), List.of(Submission.parse(claim), Submission.parse(lie)));
            assertThat(both.get(0).score()).isEqualTo(score);
            assertThat(both.get(0).tablesHash()).isNotEqualTo(both.get(1).tablesHash());
            assertThat(judge.judge(ledger.miningSeed(), List.of())).isEmpty();
        }
    }

    @Test
    void anotherTaskIsRefused() {
        Rules rules = Worlds.rules();
        Rules other =
                new Rules(rules.salt(), rules.dataHash(), rules.dataHash(), 80, rules.setting(), 40, 1000, 1000, 3);
        assertThatThrownBy(() -> new SearchJudge(Worlds.task(), other, 1, Kernels.plain()))
                .hasMessageContaining("not the one of this ledger");
    }
}
