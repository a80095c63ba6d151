package org.neuraxon.lab.claim;

import java.util.List;
import java.util.Locale;
import org.neuraxon.lab.Claim;

/** Every claim that has an experiment, by id. A new claim is a class in this package and a line here. */
public final class Claims {

    private static final List<Claim> ALL = List.of(
            new C01ModulatorsChangeResponses(),
            new C02IntegrationTime(),
            new C03WhatExperienceDoes(),
            new C04NoCurrent(),
            new C05SlowAction(),
            new C06RegimeChange(),
            new C07FixedRatesFailOnChange(),
            new C08SignalWithoutContent(),
            new C09RateAgainstDrift(),
            new C10WorkedExample(),
            new C11HighRatesOscillate(),
            new C12RateFixedBeforehand(),
            new C13NoveltyBeatsAnyRate(),
            new C14CalmCostsNothing(),
            new C15TwoUncertainties(),
            new C16SameUnitsAreBrittle(),
            new C17DropoutIsRobust(),
            new C18DropoutIsACut(),
            new C19ContextualParticipation(),
            new C20NeverTheSame(),
            new C21EveryErrorTeaches(),
            new C22GateDecides(),
            new C23GateSparesComputation(),
            new C24LatePermission(),
            new C25GatingHelps(),
            new C26GatingForgetsLess(),
            new C27TheGateKnows(),
            new C28RefusalSavesWork(),
            new C29HistoryCounts(),
            new C30TimeIsTheMessage(),
            new C31AttentionForgets(),
            new C32LatencyFallsWithEvidence(),
            new C33LearnsWhenDeployed(),
            new C34LiveModulation(),
            new C35TimeNotSteps(),
            new C36IdleLife(),
            new C37SubThreshold(),
            new C38Persistence(),
            new C39Transitions(),
            new C40ModulatorsSteerSpread(),
            new C41ModulatorsChoose(),
            new C42PlasticOrConservative(),
            new C43FewReceptors(),
            new C44NoSplit(),
            new C45OneMode(),
            new C46LivingSystem(),
            new C47NoOptimiser(),
            new C48SharedEvolution(),
            new C49UsefulWork(),
            new C50SameBitsElsewhere(),
            new C51CheatingDoesNotPay(),
            new C52GrowsWithoutCollapse(),
            new C53CalmAndReady(),
            new C54DopamineAndNovelty(),
            new C55DivisionOfLabour());

    private Claims() {}

    /** Every claim, in the order of their ids. */
    public static List<Claim> all() {
        return ALL;
    }

    /**
     * The claim with this id, in either case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Claim of(String id) {
        String wanted = id.toUpperCase(Locale.ROOT);
        return ALL.stream()
                .filter(claim -> claim.card().id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no experiment for the claim '" + id
                        + "'; there are "
                        + String.join(", ", ALL.stream().map(c -> c.card().id()).toList())));
    }
}
