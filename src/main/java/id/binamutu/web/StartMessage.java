package id.binamutu.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last line that a start writes: where to go. */
@Component
class StartMessage {
    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);
    private int port;

    @EventListener
    void listens(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void isReady() {
        if (port > 0) {
            LOG.info("Bina Mutu is ready: http://localhost:{}", port);
        }
    }
}
