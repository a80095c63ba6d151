package org.neuraxon.exchange.stream;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Figures from the Java platform, for systems other than Linux; what disks read and write is not to be had there. */
final class PlatformGauge implements Gauge {

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Path store;

    /**
     * Creates a gauge.
     *
     * @param store a file or folder in the file store whose use is measured
     */
    PlatformGauge(Path store) {
        this.store = store;
    }

    @Override
    public double[] sample() {
        double total = system.getTotalMemorySize();
        double load = system.getSystemLoadAverage();
        return new double[] {
            Gauge.percent(system.getCpuLoad(), 1),
            load < 0 ? Double.NaN : load,
            Gauge.percent(total - system.getFreeMemorySize(), total),
            LinuxGauge.used(store),
            Double.NaN,
            Double.NaN
        };
    }
}
