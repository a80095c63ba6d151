package org.neuraxon.cli;

import java.util.function.Supplier;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;

/** Values of options that the rooms below refuse: that is a matter of usage. */
final class Usage {

    private Usage() {}

    /** What an option's value makes. */
    static <T> T of(Supplier<T> made) {
        try {
            return made.get();
        } catch (UpowException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    /** The 32 bytes of an option. */
    static byte[] bytes(String text, String option) {
        return of(() -> Hex.bytes(text.strip(), option, 32));
    }
}
