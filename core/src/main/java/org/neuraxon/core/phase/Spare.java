package org.neuraxon.core.phase;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Working arrays that outlive a moment: a thread takes some and gives them back; if others have them all, new ones are made.
 *
 * @param <T> what the arrays are held in; its contents must not matter to the results
 */
final class Spare<T> {

    private final AtomicReferenceArray<@Nullable T> places =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
    private final Supplier<T> maker;

    Spare(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        for (int i = 0; i < places.length(); i++) {
            T found = places.getAndSet(i, null);
            if (found != null) {
                return found;
            }
        }
        return maker.get();
    }

    void giveBack(T used) {
        for (int i = 0; i < places.length(); i++) {
            if (places.compareAndSet(i, null, used)) {
                return;
            }
        }
    }
}
