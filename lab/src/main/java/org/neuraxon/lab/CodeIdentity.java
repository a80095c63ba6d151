package org.neuraxon.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.neuraxon.core.Version;

/**
 * Which code this is: the version and the first twelve digits of a SHA-256 over the compiled classes and resources that experiments depend on (core, learn, evolve, lab). Two
 * builds of the same sources by the same compiler have the same; a changed line changes it.
 */
public final class CodeIdentity {

    private static final List<String> ROOMS =
            List.of("org/neuraxon/core/", "org/neuraxon/learn/", "org/neuraxon/evolve/", "org/neuraxon/lab/");

    private static final class Holder {
        static final String VERSION = Version.CODE + "+" + digest();
    }

    private CodeIdentity() {}

    /** For instance {@code 0.1.0+3f2a77d0c1b4}. */
    public static String version() {
        return Holder.VERSION;
    }

    private static String digest() {
        TreeSet<Path> places = new TreeSet<>();
        for (Class<?> room : List.of(
                Version.class,
                org.neuraxon.learn.Watcher.class,
                org.neuraxon.evolve.Evolution.class,
                CodeIdentity.class)) {
            try {
                places.add(Path.of(
                        room.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("the program does not lie in files", e);
            }
        }
        Map<String, byte[]> hashes = new TreeMap<>();
        try {
            for (Path place : places) {
                if (Files.isDirectory(place)) {
                    addFolder(place, hashes);
                } else {
                    addArchive(place, hashes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the program's own classes", e);
        }
        MessageDigest whole = sha();
        hashes.forEach((name, hash) -> {
            whole.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            whole.update(hash);
        });
        return HexFormat.of().formatHex(whole.digest()).substring(0, 12);
    }

    private static void addFolder(Path place, Map<String, byte[]> hashes) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = place.relativize(file).toString().replace('\\', '/');
                if (matters(name)) {
                    hashes.put(name, sha().digest(Files.readAllBytes(file)));
                }
            }
        }
    }

    private static void addArchive(Path place, Map<String, byte[]> hashes) throws IOException {
        try (ZipFile archive = new ZipFile(place.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) archive.stream().map(ZipEntry.class::cast)::iterator) {
                if (matters(entry.getName())) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        hashes.put(entry.getName(), sha().digest(in.readAllBytes()));
                    }
                }
            }
        }
    }

    /** What experiments take and how their report looks changes no number. */
    private static boolean matters(String name) {
        return ROOMS.stream().anyMatch(name::startsWith)
                && !name.endsWith("/")
                && !name.startsWith("org/neuraxon/lab/report/")
                && !name.endsWith("costs.csv");
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
