package id.binamutu.recording;

import org.jspecify.annotations.Nullable;

/**
 * What a file says about its sound.
 *
 * @param peaks loudest moment of each stretch, 0 to 255, one channel after the other; null when the content is compressed
 */
@SuppressWarnings("ArrayRecordComponent")
record Audio(String contentType, long milliseconds, int channels, byte @Nullable [] peaks) {}
