package org.neuraxon.core.model;

import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.plastic.PlasticNetwork;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSource;

/** Finds the model that a snapshot was written by. */
public final class Models {

    private Models() {}

    /**
     * The network that a snapshot, or a part of one, describes.
     *
     * @throws SnapshotException if no model has the name written there, or a value is missing
     */
    public static Network restored(StateSource source) {
        String model = source.getText("model");
        return switch (model) {
            case Blueprint2.MODEL -> Blueprint2.restored(source);
            case LivingNetwork.MODEL -> LivingNetwork.restored(source);
            case RingNetwork.MODEL -> RingNetwork.restored(source);
            case PlasticNetwork.MODEL -> PlasticNetwork.restored(source);
            default ->
                throw new SnapshotException("the snapshot holds a network of the unknown model '" + model
                        + "'; it was written by another version");
        };
    }
}
