package org.neuraxon.lab.sequential;

/** Context-dependent gating (XdG; Masse, Grant and Freedman 2018): as {@link ContextGate}, but told the task, also when asked. */
final class TaskGate implements GradientLearner.Rule {

    private final Participation participation;
    private int task;

    TaskGate(long seed) {
        participation = new Participation(seed);
    }

    @Override
    public void task(int number) {
        task = number;
    }

    @Override
    public void before(Mlp network, float[] picture) {
        participation.choose(network, task);
    }

    @Override
    public void beforeAnswer(Mlp network, float[] picture) {
        participation.choose(network, task);
    }

    @Override
    public double pace(double loss) {
        return Participation.PACE;
    }
}
