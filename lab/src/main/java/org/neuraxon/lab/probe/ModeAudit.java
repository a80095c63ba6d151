package org.neuraxon.lab.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Looks through a public interface for a switch between learning and using: by reflection, over every public class of the archives or folders that hold some given classes, by the words of names.
 */
public final class ModeAudit {

    /** Whoever must be told to train, to stop training, or what to be now, says so by one of these. */
    private static final Set<String> WORDS = Set.of(
            "train",
            "trains",
            "training",
            "trainable",
            "trained",
            "retrain",
            "pretrain",
            "fit",
            "refit",
            "fitted",
            "eval",
            "evaluate",
            "evaluation",
            "infer",
            "inference",
            "predicting",
            "testing",
            "mode",
            "modes",
            "freeze",
            "unfreeze",
            "frozen",
            "compile",
            "epoch",
            "epochs");

    private ModeAudit() {}

    /**
     * What was found.
     *
     * @param classes public classes looked at
     * @param members their public methods, fields, constructors and record components
     * @param switches those that name a mode, as "class.member"
     */
    public record Findings(int classes, int members, List<String> switches) {}

    /** Audits the rooms that hold these classes: all public classes in packages of the same rooms. */
    public static Findings rooms(Class<?>... anchors) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> anchor : anchors) {
            for (String name : names(anchor)) {
                try {
                    Class<?> found = Class.forName(name, false, anchor.getClassLoader());
                    if (isPublic(found)) {
                        classes.add(found);
                    }
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(
                            "the class " + name + " lies beside " + anchor + " but cannot be loaded", e);
                }
            }
        }
        return of(classes);
    }

    /** Audits some classes. */
    public static Findings of(List<Class<?>> classes) {
        int members = 0;
        List<String> switches = new ArrayList<>();
        for (Class<?> audited : classes) {
            for (Method method : audited.getDeclaredMethods()) {
                if (reachable(method.getModifiers()) && !method.isSynthetic()) {
                    members++;
                    note(switches, audited, method.getName(), method.getParameters());
                }
            }
            for (Constructor<?> constructor : audited.getDeclaredConstructors()) {
                if (reachable(constructor.getModifiers())) {
                    members++;
                    note(switches, audited, "", constructor.getParameters());
                }
            }
            for (Field field : audited.getDeclaredFields()) {
                if (reachable(field.getModifiers())) {
                    members++;
                    note(switches, audited, field.getName());
                }
            }
        }
        switches.sort(null);
        return new Findings(classes.size(), members, List.copyOf(switches));
    }

    private static void note(List<String> switches, Class<?> audited, String name, Parameter... parameters) {
        boolean named = names(name);
        for (Parameter parameter : parameters) {
            // Names of parameters are known where the compiler kept them: in records at least.
            named |= parameter.isNamePresent() && names(parameter.getName());
        }
        if (named) {
            switches.add(audited.getName() + "." + (name.isEmpty() ? "new" : name));
        }
    }

    /** Whether a name in camel case or capitals has one of the words. */
    static boolean names(String name) {
        return Arrays.stream(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").split("_"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(WORDS::contains);
    }

    private static boolean reachable(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static boolean isPublic(Class<?> found) {
        for (Class<?> c = found; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    /** The classes of the room of an anchor: those in the package of the anchor and below. */
    private static Set<String> names(Class<?> anchor) {
        String room = anchor.getPackageName().replace('.', '/') + "/";
        TreeSet<String> names = new TreeSet<>();
        try {
            Path place = Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.map(file -> place.relativize(file).toString().replace('\\', '/'))
                            .forEach(name -> add(names, name, room));
                }
            } else {
                try (ZipFile archive = new ZipFile(place.toFile())) {
                    archive.stream().forEach(entry -> add(names, entry.getName(), room));
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not lie in files", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the program's own classes", e);
        }
        return names;
    }

    private static void add(Set<String> names, String file, String room) {
        if (file.startsWith(room) && file.endsWith(".class") && !file.endsWith("-info.class")) {
            names.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        }
    }
}
