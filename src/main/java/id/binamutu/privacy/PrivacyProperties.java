package id.binamutu.privacy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key 32 bytes in Base64, the same on every instance; without one it is read from the file
 * @param keyFile made at the first start when there is no key
 * @param formerKeys that older originals were encrypted with
 * @param lostKeys ids of keys that are gone for good, so that a start does not ask for them any more
 */
@ConfigurationProperties("binamutu.privacy")
record PrivacyProperties(
        @Nullable String key,
        @DefaultValue("data/privacy.key") Path keyFile,
        @DefaultValue List<String> formerKeys,
        @DefaultValue List<String> lostKeys) {}
