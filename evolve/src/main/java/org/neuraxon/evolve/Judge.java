package org.neuraxon.evolve;

/** Lets creatures live through instances of a task. */
final class Judge {

    /** Instances from this number on are kept for the question whether a champion is good at the task, not only at what it has seen. */
    private static final long FIRST_FRESH = 1_000_000;

    /** What came of a life. */
    record Verdict(double fitness, byte[] behaviour, Genome legacy) {}

    private final Fitness fitness;
    private final int repeats;

    Judge(Fitness fitness, int repeats) {
        this.fitness = fitness;
        this.repeats = repeats;
    }

    /** The mean over the instances that evolution sees; each is lived through by a newborn. */
    Verdict judge(Genome genome) {
        Witness witness = new Witness(genome.born());
        double sum = fitness.of(witness, 0);
        Creature last = witness;
        for (int i = 1; i < repeats; i++) {
            last = genome.born();
            sum += fitness.of(last, i);
        }
        return new Verdict(sum / repeats, witness.behaviour(), last.legacy());
    }

    /** What a genome reaches on instances that evolution has never seen, one number each. */
    static double[] fresh(Fitness fitness, Genome genome, int instances) {
        double[] reached = new double[instances];
        for (int i = 0; i < instances; i++) {
            reached[i] = fitness.of(genome.born(), FIRST_FRESH + i);
        }
        return reached;
    }
}
