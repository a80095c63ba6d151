package org.neuraxon.core.parameter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * Works on immutable parameter records: a record whose components are either annotated with {@link Parameter} or records of that kind.
 *
 * <p>Values are {@code double}, {@code int}, {@code boolean}, {@link String} or a list of doubles.
 */
public final class ParameterSet {

    /** What is known of a kind of record, once: asking the virtual machine takes a tenth of a millisecond for a model. */
    private static final ClassValue<Fields> FIELDS = new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> type) {
            return Fields.of(type);
        }
    };

    private ParameterSet() {}

    /**
     * The components of a kind of record.
     *
     * @param descriptions null for a component that is a record of parameters itself
     */
    private record Fields(
            Method[] accessors, @Nullable Parameter[] descriptions, Class<?>[] types, Constructor<?> constructor) {

        static Fields of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Method[] accessors = new Method[components.length];
            @Nullable Parameter[] descriptions = new Parameter[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                accessors[i] = components[i].getAccessor();
                descriptions[i] = components[i].getAnnotation(Parameter.class);
                types[i] = components[i].getType();
            }
            try {
                return new Fields(accessors, descriptions, types, type.getDeclaredConstructor(types));
            } catch (ReflectiveOperationException e) {
                throw notPublic(type, e);
            }
        }

        Object read(Record parameters, int component) {
            try {
                return accessors[component].invoke(parameters);
            } catch (ReflectiveOperationException e) {
                throw notPublic(parameters.getClass(), e);
            }
        }
    }

    private static IllegalStateException notPublic(Class<?> type, ReflectiveOperationException cause) {
        return new IllegalStateException("parameters must be public records: " + type.getName(), cause);
    }

    /** Every parameter of a record and of the records in it, in the order of declaration. */
    public static List<ParameterValue> list(Record parameters) {
        List<ParameterValue> found = new ArrayList<>();
        Fields fields = FIELDS.get(parameters.getClass());
        for (int i = 0; i < fields.types.length; i++) {
            Object value = fields.read(parameters, i);
            Parameter description = fields.descriptions[i];
            if (description != null) {
                found.add(
                        new ParameterValue(parameters.getClass().getSimpleName(), fields.types[i], description, value));
            } else {
                found.addAll(list((Record) value));
            }
        }
        return found;
    }

    /** The parameters by key. */
    public static Map<String, ParameterValue> byKey(Record parameters) {
        Map<String, ParameterValue> map = new LinkedHashMap<>();
        for (ParameterValue parameter : list(parameters)) {
            if (map.put(parameter.key(), parameter) != null) {
                throw new IllegalStateException("two parameters share the key " + parameter.key());
            }
        }
        return map;
    }

    /**
     * Checks every value against its declared range.
     *
     * @throws IllegalArgumentException naming the first parameter out of range, its range and its unit
     */
    public static void check(Record... groups) {
        for (Record group : groups) {
            list(group).forEach(ParameterSet::check);
        }
    }

    /**
     * A copy with some values replaced.
     *
     * @param changes new values by key; numbers are converted to the declared type
     * @throws IllegalArgumentException for an unknown key, a value of the wrong type, or one out of range
     */
    public static <R extends Record> R with(R parameters, Map<String, ?> changes) {
        Map<String, ParameterValue> known = byKey(parameters);
        for (String key : changes.keySet()) {
            if (!known.containsKey(key)) {
                throw new IllegalArgumentException(
                        "there is no parameter '" + key + "'; did you mean one of " + nearest(key, known) + "?");
            }
        }
        return rebuild(parameters, changes);
    }

    /** A copy with one value replaced; see {@link #with(Record, Map)}. */
    public static <R extends Record> R with(R parameters, String key, Object value) {
        return with(parameters, Map.of(key, value));
    }

    /** Writes every parameter under its key. */
    public static void save(Record parameters, StateSink sink) {
        for (ParameterValue parameter : list(parameters)) {
            Object value = parameter.value();
            if (value instanceof Double number) {
                sink.put(parameter.key(), number.doubleValue());
            } else if (value instanceof Integer number) {
                sink.put(parameter.key(), number.longValue());
            } else if (value instanceof Boolean flag) {
                sink.put(parameter.key(), flag.booleanValue());
            } else if (value instanceof String text) {
                sink.put(parameter.key(), text);
            } else {
                double[] numbers =
                        ((List<?>) value).stream().mapToDouble(v -> (Double) v).toArray();
                sink.put(parameter.key(), numbers, numbers.length);
            }
        }
    }

    /**
     * Reads back what {@link #save} wrote.
     *
     * @param defaults a record of the wanted type
     */
    public static <R extends Record> R restore(R defaults, StateSource source) {
        Map<String, Object> saved = new LinkedHashMap<>();
        for (ParameterValue parameter : list(defaults)) {
            String key = parameter.key();
            Object value;
            if (parameter.type() == double.class) {
                value = source.getDouble(key);
            } else if (parameter.type() == int.class) {
                value = source.getInt(key);
            } else if (parameter.type() == boolean.class) {
                value = source.getBoolean(key);
            } else if (parameter.type() == String.class) {
                value = source.getText(key);
            } else {
                value = Arrays.stream(source.getDoubles(key)).boxed().toList();
            }
            saved.put(key, value);
        }
        try {
            return with(defaults, saved);
        } catch (IllegalArgumentException e) {
            throw new SnapshotException("the snapshot holds an impossible parameter: " + e.getMessage(), e);
        }
    }

    private static <R extends Record> R rebuild(R parameters, Map<String, ?> changes) {
        Fields fields = FIELDS.get(parameters.getClass());
        Object[] values = new Object[fields.types.length];
        for (int i = 0; i < values.length; i++) {
            Object old = fields.read(parameters, i);
            Parameter description = fields.descriptions[i];
            if (description == null) {
                values[i] = rebuild((Record) old, changes);
            } else {
                Object change = changes.get(description.key());
                values[i] = change == null ? old : convert(description.key(), fields.types[i], change);
            }
        }
        try {
            @SuppressWarnings("unchecked")
            R rebuilt = (R) fields.constructor.newInstance(values);
            return rebuilt;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    "parameters " + parameters.getClass().getName() + " cannot be built", e);
        } catch (ReflectiveOperationException e) {
            throw notPublic(parameters.getClass(), e);
        }
    }

    private static Object convert(String key, Class<?> type, Object value) {
        if (type == double.class && value instanceof Number number) {
            return number.doubleValue();
        }
        if (type == int.class && value instanceof Number number) {
            double asDouble = number.doubleValue();
            if (asDouble != (int) asDouble) {
                throw new IllegalArgumentException("parameter '" + key + "' must be a whole number, not " + value);
            }
            return (int) asDouble;
        }
        if (type == boolean.class && value instanceof Boolean || type == String.class && value instanceof String) {
            return value;
        }
        if (type == List.class && value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream().map(v -> ((Number) v).doubleValue()).toList();
        }
        throw new IllegalArgumentException("parameter '" + key + "' must be a "
                + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + ", not " + value);
    }

    private static void check(ParameterValue parameter) {
        Parameter range = parameter.description();
        if (parameter.value() instanceof Number number) {
            double value = number.doubleValue();
            boolean inside = value >= range.min() && value <= range.max() && !(range.open() && value == range.min());
            if (!inside) {
                throw new IllegalArgumentException(
                        "parameter '" + parameter.key() + "' is " + value + " but must lie in "
                                + (range.open() ? "(" : "[") + range.min() + ", " + range.max() + "] (unit: "
                                + range.unit() + "; "
                                + range.about() + ")");
            }
        }
    }

    private static List<String> nearest(String key, Map<String, ParameterValue> known) {
        return known.keySet().stream()
                .sorted(java.util.Comparator.comparingInt((String k) -> -sharedTrigrams(k, key))
                        .thenComparing(k -> k))
                .limit(3)
                .toList();
    }

    private static int sharedTrigrams(String a, String b) {
        int shared = 0;
        for (int i = 0; i + 3 <= a.length(); i++) {
            if (b.contains(a.substring(i, i + 3))) {
                shared++;
            }
        }
        return shared;
    }
}
