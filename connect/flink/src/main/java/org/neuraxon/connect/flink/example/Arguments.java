package org.neuraxon.connect.flink.example;

import java.util.List;
import org.apache.flink.util.ParameterTool;

/** What stands behind an example's name on its command line. */
final class Arguments {

    private Arguments() {}

    /**
     * The options given.
     *
     * @param known names of those there are, as they are to be told
     * @throws IllegalArgumentException naming one that there is not
     */
    static ParameterTool parse(String[] arguments, String... known) {
        ParameterTool options = ParameterTool.fromArgs(arguments);
        for (String name : options.toMap().keySet()) {
            if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException(
                        "there is no option -" + name + "; there are -" + String.join(", -", known));
            }
        }
        return options;
    }
}
