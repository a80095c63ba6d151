package org.neuraxon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.neuraxon.core.vital.Light;
import org.neuraxon.core.vital.Panel;
import org.neuraxon.core.vital.Sign;

/** Vital signs for people. */
final class PanelText {

    private PanelText() {}

    /** A line for each sign, with what it means. */
    static List<String> full(Panel panel) {
        return panel.signs().stream()
                .map(sign -> String.format(Locale.ROOT, "%s %s%s", head(sign), sign.meaning(), tail(sign)))
                .toList();
    }

    /** A line for each sign that is there, and one for all that are open for the same reason. */
    static List<String> compact(Panel panel) {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (Sign sign : panel.signs()) {
            if (sign.light() == Light.UNKNOWN) {
                open.computeIfAbsent(sign.detail(), why -> new ArrayList<>()).add(sign.number() + " " + sign.name());
            } else {
                lines.add((head(sign) + " " + tail(sign).replaceFirst("^; ", "")).stripTrailing());
            }
        }
        open.forEach((why, names) -> lines.add("   " + String.join(", ", names) + ": " + why));
        return lines;
    }

    private static String head(Sign sign) {
        String value = Double.isNaN(sign.value()) ? "-" : number(sign.value());
        if (!Double.isNaN(sign.low())) {
            value += " (" + number(sign.low()) + " to " + number(sign.high()) + ")";
        }
        String light = sign.light() == Light.UNKNOWN ? "-" : sign.light().name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%2d %-15s %-6s %-24s", sign.number(), sign.name(), light, value);
    }

    private static String tail(Sign sign) {
        return (sign.green().isEmpty() ? "" : "; green: " + sign.green())
                + (sign.detail().isEmpty() ? "" : "; " + sign.detail());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
