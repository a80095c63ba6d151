package org.neuraxon.evolve;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/** One population: those who may have children, the preferred first. */
final class Island {

    private List<Individual> members = List.of();
    private Novelty novelty = new Novelty();

    List<Individual> members() {
        return members;
    }

    void select(Selection selection, List<Individual> young) {
        members = selection.members(members, young, novelty);
    }

    /** The newcomer takes the place of the least preferred. */
    void receive(Selection selection, Individual newcomer) {
        if (members.stream().noneMatch(member -> member.number() == newcomer.number())) {
            members = selection.joined(members.subList(0, members.size() - 1), newcomer);
        }
    }

    void save(StateSink sink) {
        sink.put("count", members.size());
        for (int i = 0; i < members.size(); i++) {
            members.get(i).save(sink.into(Integer.toString(i)));
        }
        novelty.save(sink.into("novelty"));
    }

    static Island restored(Species species, StateSource source) {
        Island island = new Island();
        List<Individual> found = new ArrayList<>();
        int count = source.getInt("count");
        for (int i = 0; i < count; i++) {
            found.add(Individual.restored(species, source.from(Integer.toString(i))));
        }
        island.members = List.copyOf(found);
        island.novelty = Novelty.restored(source.from("novelty"));
        return island;
    }
}
