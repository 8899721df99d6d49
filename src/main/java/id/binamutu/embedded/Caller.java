package id.binamutu.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, and as a user who has a number but no name, as some
 * containers have: such a one calls them in a user namespace of their own, or, where that is not allowed, root calls them as
 * nobody, who then owns the folder.
 */
record Caller(List<String> prefix, boolean asNobody) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final List<String> IN_NAMESPACE = List.of("unshare", "-U");
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private static final Caller AS_ONESELF = new Caller(List.of(), false);

    static Caller forFolder(Path home, Path data) throws IOException {
        if (!isPosix(home)) {
            return AS_ONESELF;
        }
        Path probe = Files.createTempFile("binamutu", null);
        boolean isRoot = owner(probe) == ROOT;
        boolean hasName = !Files.getOwner(probe).getName().matches("\\d+");
        Files.delete(probe);
        if (!isRoot && hasName) {
            return AS_ONESELF;
        }
        boolean ownedByNobody = isRoot && Files.exists(data) && owner(data) == NOBODY;
        if (!ownedByNobody && works(IN_NAMESPACE, "true")) {
            return new Caller(IN_NAMESPACE, false);
        }
        if (!isRoot) {
            return AS_ONESELF;
        }
        if (!works(AS_NOBODY, "true")) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here. Start the application"
                            + " as an ordinary user, or name a database of your own with spring.datasource.url.",
                    null);
        }
        Caller nobody = new Caller(AS_NOBODY, true);
        nobody.handOver(home);
        if (!works(AS_NOBODY, "ls", home.toString())) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL refuses to run as root, and the user nobody cannot reach " + home
                            + ". Choose another folder with binamutu.embedded-postgres.home, or start the application as"
                            + " an ordinary user.",
                    null);
        }
        return nobody;
    }

    /** Nobody must own what its programs read and write. */
    void handOver(Path folder) throws IOException {
        if (!asNobody) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static boolean works(List<String> prefix, String... command) {
        try {
            List<String> call = new ArrayList<>(prefix);
            call.addAll(List.of(command));
            return new ProcessBuilder(call)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
