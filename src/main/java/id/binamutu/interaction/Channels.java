package id.binamutu.interaction;

import java.util.List;

/** What there is to choose from. */
public interface Channels {

    List<String> channels();

    List<String> topics();

    List<String> products();
}
