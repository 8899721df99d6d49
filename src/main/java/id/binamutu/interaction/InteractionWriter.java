package id.binamutu.interaction;

import java.util.Collection;
import java.util.Set;

/** The only way in for conversations: it masks personal data and finds the team that the agent was in on the day. */
public interface InteractionWriter {

    /**
     * Stores what is not known yet, in a constant number of statements and in the caller's transaction.
     *
     * @return the conversation ids that were new
     */
    Set<String> store(Collection<NewConversation> conversations);
}
