package org.neuraxon.upow.bpp;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Which kernels there are on this machine. */
public final class Kernels {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Kernels() {}

    /** The kernel that needs no extension of the JDK. */
    public static Kernel plain() {
        return new PlainKernel();
    }

    /** The kernel of vector instructions, if it is installed and this Java was started with the JDK's module for them. */
    public static Optional<Kernel> vector() {
        // The service's classes may be there while the JDK's module is not.
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return ServiceLoader.load(Kernel.class, Kernels.class.getClassLoader())
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            // Another Java's idea of an interface that is still incubating.
            return Optional.empty();
        }
    }

    /** The fastest kernel. */
    public static Kernel best() {
        return vector().filter(Kernel::pays).orElseGet(Kernels::plain);
    }
}
