package id.binamutu.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who used the processor, in nanoseconds: application and users share one Java, PostgreSQL has processes of its own.
 *
 * @param users their threads and those of their HTTP clients
 * @param requests the threads that answer requests
 * @param java everything in this Java, collecting garbage and compiling included
 */
record ProcessorTime(long users, long requests, long java, long postgres) {

    /** The threads of users are named so. */
    static final String USER = "user-";

    static ProcessorTime now(Path postgresHome) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long users = 0;
        long requests = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                String name = thread.getThreadName();
                long time = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                if (name.startsWith(USER) || name.startsWith("HttpClient-")) {
                    users += time;
                } else if (name.startsWith("http-nio-")) {
                    requests += time;
                }
            }
        }
        long java = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        return new ProcessorTime(users, requests, java, postgres(postgresHome));
    }

    private static long postgres(Path home) throws IOException {
        long pid;
        try (Stream<String> lines = Files.lines(home.resolve("data/postmaster.pid"))) {
            pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
        }
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(process -> process.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .mapToLong(Duration::toNanos)
                .sum();
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(
                users - before.users, requests - before.requests, java - before.java, postgres - before.postgres);
    }

    /** Of one piece of work of so many. */
    String each(long count) {
        return Figures.format(
                "%.2f ms: PostgreSQL %.2f, answering %.2f, users %.2f, the rest of Java %.2f",
                (java + postgres) / 1e6 / count,
                postgres / 1e6 / count,
                requests / 1e6 / count,
                users / 1e6 / count,
                (java - requests - users) / 1e6 / count);
    }
}
