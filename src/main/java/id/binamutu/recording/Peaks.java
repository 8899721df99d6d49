package id.binamutu.recording;

import org.jspecify.annotations.Nullable;

/** The loudest moment of each stretch of a recording, for its wave form. */
final class Peaks {
    static final int STRETCHES = 400;
    private static final int LOUDEST = 255;

    private final float[][] loudest;
    private final long frames;

    Peaks(int channels, long frames) {
        this.loudest = new float[channels][STRETCHES];
        this.frames = frames;
    }

    void add(int channel, long frame, float loudness) {
        float[] lane = loudest[channel];
        int stretch = (int) (frame * STRETCHES / frames);
        if (loudness > lane[stretch]) {
            lane[stretch] = loudness;
        }
    }

    byte[] bytes() {
        byte[] bytes = new byte[loudest.length * STRETCHES];
        for (int channel = 0; channel < loudest.length; channel++) {
            for (int i = 0; i < STRETCHES; i++) {
                bytes[channel * STRETCHES + i] = (byte) Math.round(Math.min(1, loudest[channel][i]) * LOUDEST);
            }
        }
        return bytes;
    }

    /**
     * The wave of one channel as SVG path data: a bar per stretch, 1 wide and up to 20 to either side of 20. The loudest bar
     * of the recording fills the lane.
     */
    static String path(byte @Nullable [] peaks, int channel) {
        if (peaks == null) {
            return "";
        }
        int most = 1;
        for (byte peak : peaks) {
            most = Math.max(most, peak & LOUDEST);
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < STRETCHES; i++) {
            int half = Math.max(1, (peaks[channel * STRETCHES + i] & LOUDEST) * 19 / most);
            path.append('M')
                    .append(i)
                    .append(".5 ")
                    .append(20 - half)
                    .append("v")
                    .append(2 * half);
        }
        return path.toString();
    }
}
