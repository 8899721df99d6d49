package id.binamutu.recording;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param largest file that is taken
 * @param largestArchive what all files of an archive may come to when they are unpacked
 * @param agentFirst whether the agent speaks on the first of two channels
 */
@ConfigurationProperties("binamutu.recording")
record RecordingSettings(
        @DefaultValue("200MB") DataSize largest,
        @DefaultValue("5GB") DataSize largestArchive,
        @DefaultValue("true") boolean agentFirst) {}
