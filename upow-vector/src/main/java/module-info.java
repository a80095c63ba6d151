/** The same scores as the plain scorer, faster: the JDK's incubating vector instructions. Whoever starts without them need not have this module. */
module org.neuraxon.upow.vector {
    requires static org.jspecify;
    requires jdk.incubator.vector;
    requires org.neuraxon.upow;

    provides org.neuraxon.upow.bpp.Kernel with
            org.neuraxon.upow.vector.VectorKernel;
}
