package id.binamutu.recording;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/** The part of a file that is asked for (RFC 9110, section 14), both ends included. */
record ByteRange(long first, long last) {

    /** Nothing of what is asked for is in the file. */
    static final class OutsideException extends Exception {}

    long length() {
        return last - first + 1;
    }

    /**
     * @return empty for the whole file: nothing was asked for, or what we need not understand, or several parts at once,
     *     which no player asks for
     */
    static Optional<ByteRange> of(@Nullable String header, long size) throws OutsideException {
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(header);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        if (ranges.size() != 1) {
            return Optional.empty();
        }
        HttpRange range = ranges.get(0);
        long first = range.getRangeStart(size);
        if (first >= size || range.getRangeEnd(size) < first) {
            throw new OutsideException();
        }
        return Optional.of(new ByteRange(first, range.getRangeEnd(size)));
    }
}
