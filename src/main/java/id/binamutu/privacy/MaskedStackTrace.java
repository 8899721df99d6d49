package id.binamutu.privacy;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** The stack trace of a log line, personal data in the messages of the exceptions masked. */
public class MaskedStackTrace extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        return CurrentMasker.maskForLog(super.throwableProxyToString(throwable));
    }
}
