package org.neuraxon.core.parameter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one parameter where it is declared, once: name, unit, range, meaning. Files, commands, sliders and documents are made from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

    /** The name in files and options, in snake case; unique in its model. */
    String key();

    /** What it does, in a few words. */
    String about();

    /** The unit; {@code 1} for a pure number. */
    String unit() default "1";

    /** The smallest value allowed; the value itself is allowed unless {@link #open()}. */
    double min() default -1e300;

    /** The largest value allowed. */
    double max() default 1e300;

    /** True when {@link #min()} itself is not allowed. */
    boolean open() default false;

    /** Why the parameter changes nothing, or empty when it acts, as it should. */
    String inert() default "";
}
