package org.neuraxon.lab.claim;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.OtherJvm;
import org.neuraxon.lab.probe.Reexecution;
import org.neuraxon.lab.statistics.Interval;

/** C50: the work can be verified by others. */
final class C50SameBitsElsewhere implements Claim {

    private static final int MOMENTS = 200;
    private static final String METRIC = "models with another digest";
    private static final Series THREADS = new Series("2, 3 and 8 threads", METRIC);
    private static final Series KERNELS = new Series("other kernels of this JVM", METRIC);
    private static final Series JVMS = new Series("other JVMs", METRIC);
    private static final Series OTHER_SEED = new Series("another seed", METRIC);

    @Override
    public Card card() {
        return Card.of(
                        "C50",
                        "A7",
                        "The work can be verified by others: re-execution elsewhere gives the same bits.",
                        "One network of every model (1,000 neurons, at least 4,000 synapses where the model allows it) lives 200 moments of"
                                + " random input; its digest over the whole state is compared with that on 2, 3 and 8 threads, in child"
                                + " processes without vector instructions, with the first compiler only and interpreted, and in every other JVM"
                                + " found (NEURAXON_TEST_JAVA, and those installed beside this one).",
                        "number of models whose digest differs",
                        "exactly 0 everywhere, every seed; open if no other JVM is found")
                .withControls(
                        new Control(Control.Kind.WITHOUT, OTHER_SEED, "another seed, to show that digests can differ"))
                .withCaveat(
                        "Other processors are not at hand. The integer path for what enters consensus is not part of this.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("same bits on any number of threads", THREADS, Interval.exactly(0)),
                new Criterion.EverySeed("same bits with other kernels", KERNELS, Interval.exactly(0)),
                new Criterion.EverySeed("same bits on other JVMs", JVMS, Interval.exactly(0)),
                new Criterion.EverySeed("another seed has other bits", OTHER_SEED, Interval.above(0)));
    }

    @Override
    public void run(Trial trial) {
        int moments = trial.length(MOMENTS, 20);
        List<String> here = Reexecution.digests(trial.seed(), moments, 1);
        int threads = 0;
        for (int count : new int[] {2, 3, 8}) {
            threads += differing(here, Reexecution.digests(trial.seed(), moments, count));
        }
        trial.record(THREADS, threads);
        trial.record(OTHER_SEED, differing(here, Reexecution.digests(trial.seed() + 1, moments, 1)));

        int kernels = 0;
        OtherJvm own = OtherJvm.own();
        for (String option : List.of("-XX:UseAVX=0", "-XX:TieredStopAtLevel=1", "-Xint")) {
            trial.goOn();
            kernels += differing(here, own.digests(trial.seed(), moments, option));
        }
        trial.record(KERNELS, kernels);

        Set<String> versions = new TreeSet<>();
        int jvms = 0;
        for (OtherJvm jvm : OtherJvm.others()) {
            trial.goOn();
            jvms += differing(here, jvm.digests(trial.seed(), moments, "-XX:+UseSerialGC"));
            versions.add(jvm.version());
        }
        trial.record(JVMS, versions.isEmpty() ? Double.NaN : jvms);
        trial.record(JVMS.condition(), "JVMs compared", versions.size());
    }

    private static int differing(List<String> here, List<String> there) {
        int differing = Math.abs(here.size() - there.size());
        for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
            differing += here.get(i).equals(there.get(i)) ? 0 : 1;
        }
        return differing;
    }
}
