package id.binamutu.recording;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.Message;
import id.binamutu.interaction.Sender;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Recordings for the demo content: nobody speaks, two voices hum for as long as the words would take. */
@Component
@Profile("demo")
public class RecordingDemo {
    private static final int RATE = 4_000;
    private static final int LETTERS_A_SECOND = 14;
    private static final int SYLLABLES_A_SECOND = 4;
    private static final int SILENCE = 128;

    private final RecordingService service;
    private final RecordingStore store;

    RecordingDemo(RecordingService service, RecordingStore store) {
        this.service = service;
        this.store = store;
    }

    public void record(Conversation conversation) throws IOException {
        Target target = store.target(conversation.summary().id()).orElseThrow();
        Path file = service.receive(new ByteArrayInputStream(hum(conversation)));
        try {
            service.keep(target, file, target.conversationId() + ".wav", null);
        } finally {
            Files.delete(file);
        }
    }

    /** The agent on the first channel, the customer on the second. */
    private static byte[] hum(Conversation conversation) throws IOException {
        List<Message> messages = conversation.messages();
        long start = conversation.summary().startedAt().toEpochMilli();
        long end = messages.get(messages.size() - 1).sentAt().toEpochMilli() + 8_000;
        int frames = (int) ((end - start) * RATE / 1000);
        byte[] sound = new byte[2 * frames];
        Arrays.fill(sound, (byte) SILENCE);
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            int first = (int) ((message.sentAt().toEpochMilli() - start) * RATE / 1000);
            int last = i + 1 < messages.size()
                    ? (int) ((messages.get(i + 1).sentAt().toEpochMilli() - start) * RATE / 1000)
                    : frames;
            int spoken = message.text().length() * RATE / LETTERS_A_SECOND;
            boolean agent = message.sender() == Sender.AGENT;
            for (int frame = first; frame < Math.min(last, first + spoken); frame++) {
                sound[2 * frame + (agent ? 0 : 1)] = (byte) (SILENCE + voice(frame - first, agent ? 190 : 130));
            }
        }
        AudioFormat format = new AudioFormat(RATE, 8, 2, false, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(sound), format, frames)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file);
        }
        return file.toByteArray();
    }

    /** A tone and its overtone, louder and lower as syllables come and go. */
    private static int voice(int frame, int pitch) {
        double time = (double) frame / RATE;
        double syllable = Math.abs(Math.sin(Math.PI * SYLLABLES_A_SECOND * time));
        double sentence = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.35 * time);
        double tone = Math.sin(2 * Math.PI * pitch * time) + 0.5 * Math.sin(4 * Math.PI * pitch * time);
        return (int) (55 * syllable * sentence * tone);
    }
}
