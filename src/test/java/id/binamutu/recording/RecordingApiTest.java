package id.binamutu.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.intake.TestTokens;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BinaMutuTest
class RecordingApiTest {
    private static final String ADDRESS = "/api/v1/interactions/{id}/recording";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestRecordings recordings;

    @Autowired
    TestTokens tokens;

    @Autowired
    Recordings contract;

    private TestRecordings.Call call;
    private RequestPostProcessor token;

    @BeforeEach
    void call() {
        call = recordings.call(organisation.team().agent().id(), Instant.parse("2026-10-07T02:00:00Z"));
        token = tokens.issue("recordings:write").bearer();
    }

    @Test
    void recordingOfACallWithoutMessagesIsTakenOnce() throws Exception {
        MockMultipartFile file = new MockMultipartFile("file", "x.bin", null, Sounds.wav(1));

        mvc.perform(multipart(ADDRESS, call.conversationId()).file(file).with(token))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.conversation_id").value(call.conversationId()))
                .andExpect(jsonPath("$.outcome").value("stored"));
        mvc.perform(multipart(ADDRESS, call.conversationId()).file(file).with(token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("unchanged"));
        mvc.perform(post(ADDRESS, call.conversationId())
                        .contentType("audio/mpeg")
                        .content(Sounds.file("tone.mp3"))
                        .with(token))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail").value("This conversation has another recording already."));
    }

    @Test
    void bodyIsTakenForWhatItIsAndNotForWhatItSays() throws Exception {
        mvc.perform(post(ADDRESS, call.conversationId())
                        .contentType("audio/wav")
                        .content("<html>")
                        .with(token))
                .andExpect(status().is(422));
        mvc.perform(post(ADDRESS, call.conversationId())
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content(Sounds.file("tone.mp3"))
                        .with(token))
                .andExpect(status().isCreated());
        assertThat(contract.of(call.id()).orElseThrow().milliseconds()).isBetween(1_900L, 2_200L);
    }

    @Test
    void unknownConversationOtherScopeAndOtherContentAreProblems() throws Exception {
        mvc.perform(multipart(ADDRESS, "nowhere").with(token))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:bina-mutu:problem:not-found"));
        mvc.perform(multipart(ADDRESS, call.conversationId()).with(token)).andExpect(status().is(422));
        mvc.perform(post(ADDRESS, call.conversationId())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(token))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(multipart(ADDRESS, call.conversationId())
                        .with(tokens.issue("interactions:write").bearer()))
                .andExpect(status().isForbidden());
        mvc.perform(multipart(ADDRESS, call.conversationId())).andExpect(status().isUnauthorized());
    }
}
