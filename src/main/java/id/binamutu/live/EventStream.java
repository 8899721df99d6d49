package id.binamutu.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Server-sent events to one reader, without a thread that waits: what the connection does not take yet stays in a queue, and
 * the server calls when there is room. A reader that falls too far behind loses the queue and is told so.
 */
final class EventStream implements WriteListener, AsyncListener {

    private static final int MOST_WAITING = 2_000;

    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean open = true;
    private boolean ending;
    private boolean unflushed;
    private boolean overrun;
    private long movedAt = System.nanoTime();

    private EventStream(AsyncContext exchange, ServletOutputStream out) {
        this.exchange = exchange;
        this.out = out;
    }

    static EventStream open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        // A proxy in front would collect what has to arrive at once.
        response.setHeader("X-Accel-Buffering", "no");
        ServletOutputStream out = response.getOutputStream();
        out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        EventStream stream = new EventStream(exchange, out);
        exchange.addListener(stream);
        out.setWriteListener(stream);
        return stream;
    }

    static byte[] event(String name, String id, String data) {
        StringBuilder event = new StringBuilder(data.length() + 64);
        if (!id.isEmpty()) {
            event.append("id: ").append(id).append('\n');
        }
        event.append("event: ").append(name).append('\n');
        data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            event.append("data:\n");
        }
        return event.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    synchronized void send(byte[] event) {
        if (!open || ending) {
            return;
        }
        if (waiting.isEmpty()) {
            movedAt = System.nanoTime();
        }
        if (waiting.size() >= MOST_WAITING) {
            waiting.clear();
            overrun = true;
            return;
        }
        waiting.add(event);
    }

    /** Writes what the connection takes now. */
    synchronized void drain() {
        try {
            while (open && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                    movedAt = System.nanoTime();
                } else if (unflushed) {
                    out.flush();
                    unflushed = false;
                } else {
                    if (ending) {
                        close();
                    }
                    return;
                }
            }
        } catch (IOException | RuntimeException readerIsGone) {
            close();
        }
    }

    /** Whether the queue was lost; asked once, when the reader has caught up. */
    synchronized boolean wasOverrun() {
        if (!overrun || !waiting.isEmpty() || unflushed) {
            return false;
        }
        overrun = false;
        return true;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Nothing was taken for so long that nobody can be reading. */
    synchronized boolean isStuckFor(long nanos) {
        return (!waiting.isEmpty() || unflushed) && System.nanoTime() - movedAt > nanos;
    }

    /** Closes it once what waits is written. */
    synchronized void end() {
        ending = true;
        drain();
    }

    synchronized void close() {
        if (open) {
            open = false;
            waiting.clear();
            try {
                exchange.complete();
            } catch (IllegalStateException completedAlready) {
                // the server was faster
            }
        }
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    @Override
    public void onError(Throwable cause) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    private synchronized void gone() {
        open = false;
        waiting.clear();
    }
}
