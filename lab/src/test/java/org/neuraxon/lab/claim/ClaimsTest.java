package org.neuraxon.lab.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Verdict;
import org.neuraxon.lab.subject.Subjects;

class ClaimsTest {

    /** Too long even when fast, or with other JVMs; {@code ./neuraxon claims --fast} runs them. */
    private static final Set<String> LONG = Set.of("C19", "C24", "C43", "C46", "C50", "C52");

    static Stream<Claim> quick() {
        return Claims.all().stream().filter(claim -> !LONG.contains(claim.card().id()));
    }

    private static Finding run(Claim claim, Optional<String> model) {
        Plan plan = new Plan(List.of(claim), 1, 1, model, true, 1);
        return new Laboratory(Claims.all()).run(plan, (run, done, total) -> {}).get(0);
    }

    @Test
    void idsRiseAndCardsAreFilled() {
        List<String> ids = Claims.all().stream().map(c -> c.card().id()).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        for (Claim claim : Claims.all()) {
            Card card = claim.card();
            assertThat(List.of(card.statement(), card.design(), card.metric(), card.passes(), card.section()))
                    .as(card.id())
                    .noneMatch(String::isBlank);
            assertThat(claim.criteria()).as(card.id()).isNotEmpty();
            Subjects.named(card.model());
        }
    }

    @Test
    void areFoundInEitherCase() {
        assertThat(Claims.of("c36").card().id()).isEqualTo("C36");
        assertThatThrownBy(() -> Claims.of("C99")).hasMessageContaining("C99").hasMessageContaining("C36");
    }

    /** A criterion or a control about something that is never recorded could not fail. */
    @ParameterizedTest
    @MethodSource("quick")
    void everythingJudgedIsRecorded(Claim claim) {
        Finding finding = run(claim, Optional.empty());
        Set<Series> recorded = finding.measurements().runs().get(0).measurements().stream()
                .map(m -> new Series(m.condition(), m.metric()))
                .collect(Collectors.toSet());
        for (Criterion criterion : claim.criteria()) {
            assertThat(recorded).as(criterion.text()).contains(criterion.series());
            if (criterion instanceof Criterion.Better better) {
                assertThat(recorded).as(criterion.text()).contains(better.other());
            }
        }
        for (Control control : finding.card().controls()) {
            assertThat(recorded).as(control.about()).contains(control.series());
        }
        assertThat(finding.measurements().runs().get(0).measurements())
                .as("no number is recorded twice")
                .hasSize(recorded.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C10", "C18", "C23"})
    void exactClaimsHold(String id) {
        assertThat(run(Claims.of(id), Optional.empty()).verdict()).isEqualTo(Verdict.LIKELY);
    }

    /** The published model's weights relax whatever the gate says. */
    @Test
    void aModelWhoseWeightsRelaxFailsTheGate() {
        assertThat(run(Claims.of("C22"), Optional.of("blueprint2")).headline().effect())
                .isPositive();
    }

    @Test
    void aPeriodIsFound() {
        long[] states = new long[3_000];
        for (int t = 0; t < states.length; t++) {
            states[t] = t < 1_000 ? t : t % 7;
        }
        assertThat(C36IdleLife.period(states)).isEqualTo(7);
        states[2_500] = -1;
        assertThat(C36IdleLife.period(states)).isZero();
        assertThat(C36IdleLife.period(new long[2_000])).isEqualTo(1);
    }
}
